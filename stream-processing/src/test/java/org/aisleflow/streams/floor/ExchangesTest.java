package org.aisleflow.streams.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.streams.books.BooksBench;
import org.aisleflow.streams.floor.ByHand.Seen;
import org.junit.jupiter.api.Test;

/** Two people meet, and the sensor takes the one for the other. Or it does not. */
class ExchangesTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final long START = TEN.toEpochMilli();
    private static final String EYE = "eye-9";

    private final List<Seen> told = new ArrayList<>();
    private final List<Seen> right = new ArrayList<>();

    private static Map<String, Double> numbers(Store store, List<Seen> arriving) {
        return FloorsPropertiesTest.told(store, arriving, new Random(5));
    }

    /** From fruit to bread and the other way, and they meet in the middle after 10 s. */
    private void pass(boolean swapped) {
        for (int second = 0; second <= 20; second++) {
            boolean now = swapped && second >= 10;
            long time = START + second * 1_000L;
            see(now ? "b" : "a", "a", time, 1 + second / 2.0, 3);
            see(now ? "a" : "b", "b", time, 11 - second / 2.0, 3.4);
        }
    }

    private void see(String id, String person, long time, double x, double y) {
        see(id, person, time, x, y, false);
    }

    private void see(String id, String person, long time, double x, double y, boolean badge) {
        told.add(new Seen(id, time, x, y, badge, EYE));
        right.add(new Seen(person, time, x, y, badge, EYE));
    }

    @Test
    void whoIsTakenForAnotherKeepsTheirWay() {
        pass(true);

        assertThat(numbers(Shop.swapping(), told)).isEqualTo(numbers(Shop.sharp(), right));
        assertThat(numbers(Shop.sharp(), told)).isNotEqualTo(numbers(Shop.sharp(), right));
    }

    @Test
    void whoIsNotTakenForAnotherDoesToo() {
        pass(false);

        assertThat(numbers(Shop.swapping(), told)).isEqualTo(numbers(Shop.sharp(), right));
    }

    @Test
    void idsAreBelievedOfSensorsThatDoNotSaySo() {
        pass(true);
        Store never =
                Shop.sharp().toBuilder()
                        .devices(
                                Shop.sharp().devices().stream()
                                        .map(device -> device.swappingIds(0))
                                        .toList())
                        .build();

        assertThat(numbers(never, told)).isEqualTo(numbers(Shop.sharp(), told));
    }

    @Test
    void whoStopsForAWordAndGoesBackIsNotExchanged() {
        for (int second = 0; second <= 24; second++) {
            double walked = second <= 10 ? second : second <= 14 ? 10 : 24 - second;
            long time = START + second * 1_000L;
            see("a", "a", time, 1 + walked * 0.5, 3);
            see("b", "b", time, 11.6 - walked * 0.5, 3);
        }

        assertThat(numbers(Shop.swapping(), told)).isEqualTo(numbers(Shop.sharp(), right));
    }

    /** Nobody gets to where the other was in a third of a second. */
    @Test
    void whoTurnsOnTheHeelIsNotExchanged() {
        for (int look = 0; look <= 60; look++) {
            double walked = look <= 30 ? look : 60 - look;
            long time = START + look * 333L;
            see("a", "a", time, 1 + walked * 0.16, 3);
            see("b", "b", time, 11.3 - walked * 0.16, 3);
        }

        assertThat(numbers(Shop.swapping(), told)).isEqualTo(numbers(Shop.sharp(), right));
    }

    /** A badge that is seen after the exchange is that of who wears it. */
    @Test
    void aBadgeGoesWithThePerson() {
        pass(true);
        see("b", "a", START + 21_000, 11.5, 3, true);

        Map<String, Double> numbers = numbers(Shop.swapping(), told);

        assertThat(numbers).isEqualTo(numbers(Shop.sharp(), right));
        assertThat(numbers)
                .containsEntry("staff " + START, 1.0)
                .containsEntry("visits " + START, 1.0);
    }

    /** What hangs on the exchange is taken back when it turns out to be none. */
    @Test
    void whatComesLateGivesTheSameAsIfItHadComeInTime() {
        for (boolean swapped : List.of(true, false)) {
            told.clear();
            right.clear();
            pass(swapped);
            for (int late = 0; late < 18; late++) {
                List<Seen> arriving = new ArrayList<>(told);
                List<Seen> held = new ArrayList<>(told.subList(late * 2, late * 2 + 6));
                arriving.removeAll(held);
                arriving.addAll(held);

                assertThat(numbers(Shop.swapping(), arriving))
                        .as("%s, late from %s s on", swapped, late)
                        .isEqualTo(numbers(Shop.sharp(), right));
            }
        }
    }

    @Test
    void mostSwapsInACrowdAreUndone() {
        int swapped = 0;
        int undone = 0;
        int made = 0;
        for (long seed = 1; seed <= 4; seed++) {
            CrowdWalks crowd = CrowdWalks.of(new Random(seed), 8, 900, 0.1, 0.1);
            Set<CrowdWalks.Swap> left = new HashSet<>(crowd.swaps());
            for (CrowdWalks.Swap one : exchanges(crowd.told())) {
                made++;
                left.stream().filter(swap -> isSame(one, swap)).findFirst().ifPresent(left::remove);
            }
            swapped += crowd.swaps().size();
            undone += crowd.swaps().size() - left.size();
        }
        System.out.printf("%d swaps, %d undone, %d wrong%n", swapped, undone, made - undone);

        assertThat(swapped).isGreaterThan(50);
        assertThat(undone).isGreaterThan(swapped / 2);
        assertThat(made - undone).isLessThan(swapped / 5);
    }

    private static boolean isSame(CrowdWalks.Swap one, CrowdWalks.Swap other) {
        return Math.abs(one.time() - other.time()) <= 2_000
                && Set.of(one.one(), one.other()).equals(Set.of(other.one(), other.other()));
    }

    private static List<CrowdWalks.Swap> exchanges(List<Seen> all) {
        LayoutHistory history = new LayoutHistory(Shop.swapping());
        Floor floor = new Floor();
        for (Seen seen : all) {
            Sighting sighting =
                    history.sighting(
                            seen.time(),
                            seen.x(),
                            seen.y(),
                            Views.codeOf(DeviceId.of(seen.sensor())));
            floor.see(seen.id(), Badge.NOW_AND_THEN, sighting, false, 0, Long.MAX_VALUE / 4);
            floor.exchanges.see(seen.time());
        }
        floor.changed.forEach(track -> track.settle(history));
        List<CrowdWalks.Swap> found = new ArrayList<>();
        for (String name : floor.exchanges.update(history.views()).names()) {
            floor.exchanges
                    .known(name)
                    .forEach((time, since) -> {
                        if (name.compareTo(since.partner()) < 0) {
                            found.add(new CrowdWalks.Swap(time, id(name), id(since.partner())));
                        }
                    });
        }
        return found;
    }

    private static String id(String track) {
        return track.substring(0, track.indexOf('|'));
    }

    /** Nothing is left of them when they are forgotten, also after a restart. */
    @Test
    void exchangesAreForgottenWithTheirTracks() {
        pass(true);
        BooksBench bench = new BooksBench();
        int believed = entriesAfterAll(Shop.sharp(), new BooksBench());

        assertThat(entriesAfterAll(Shop.swapping(), bench)).isEqualTo(believed);
        bench.restart();
        assertThat(bench.books().size()).isEqualTo(believed);
    }

    private int entriesAfterAll(Store store, BooksBench bench) {
        LayoutHistory layout = new LayoutHistory(store);
        Floors floors = new Floors(bench.books(), Duration.ofHours(1));
        for (Seen seen : store.equals(Shop.sharp()) ? right : told) {
            Instant time = Instant.ofEpochMilli(seen.time());
            Positions frame =
                    new Positions(
                            List.of(new Positions.Track(seen.id(), seen.x(), seen.y(), false)));
            bench.books()
                    .change(() ->
                            floors.take(
                                    store.id(), layout, time, time, time, DeviceId.of(EYE), frame));
        }
        bench.books().change(() -> floors.putTogether(_ -> layout));
        bench.commit();
        int kept = bench.books().size();
        bench.books().change(() -> floors.forgetTracks(TEN.plus(Duration.ofHours(9))));
        bench.commit();
        assertThat(bench.books().size()).isLessThan(kept);
        return bench.books().size();
    }
}
