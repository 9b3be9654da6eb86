package org.aisleflow.streams.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.streams.books.BooksBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One queue, in which the next always stands while somebody pays. Those who come from the fruit pay
 * 1 each, those who come from the bread 100: a receipt put down to the wrong one would show.
 */
class BuyersTest {
    private static final Store SHOP = Shop.withTill();
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final DeviceId EYE = DeviceId.of("eye-0");
    private static final DeviceId TILL = DeviceId.of("till-1");

    private final List<Envelope> messages = new ArrayList<>();
    private long number;

    /** What was told of a way. */
    private record Told(long visits, long receipts, double units, double sales) {}

    @Test
    void putsReceiptsDownToWhoeverGoes() {
        queue(12);

        assertThat(told(messages, new Random(1)).ways)
                .containsOnly(
                        Map.entry("fruit>till", new Told(6, 6, 12, 6)),
                        Map.entry("bread>till", new Told(6, 6, 12, 600)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theOrderOfMessagesDoesNotMatterNorDoRestarts(long seed) {
        Random random = new Random(seed);
        queue(12);
        List<Envelope> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, random);

        assertThat(told(shuffled, random)).isEqualTo(told(messages, random));
    }

    @Test
    void aLateTillGivesTheSame() {
        queue(12);
        List<Envelope> late = new ArrayList<>(messages);
        late.sort(Comparator.comparing(message -> message.device().equals(TILL)));

        assertThat(told(late, new Random(2))).isEqualTo(told(messages, new Random(2)));
    }

    @Test
    void tooFewReceiptsAreNotTold() {
        queue(12);
        messages.removeIf(message ->
                message.telemetry() instanceof Sale sale
                        && sale.receipt().value().equals("receipt-0"));

        assertThat(told(messages, new Random(3)).ways)
                .containsOnly(
                        Map.entry("fruit>till", new Told(6, 5, 10, 5)),
                        Map.entry("bread>till", new Told(6, 6, 12, 600)));
        messages.removeIf(message ->
                message.telemetry() instanceof Sale sale
                        && sale.receipt().value().equals("receipt-2"));
        assertThat(told(messages, new Random(3)).ways)
                .containsEntry("fruit>till", new Told(6, 0, 0, 0));
    }

    @Test
    void whoStaysDidNotPay() {
        for (int person = 0; person < 6; person++) {
            stand("p" + person, person * 100, 60);
            sell(person, person * 100 + 30, 5);
        }

        assertThat(told(messages, new Random(4)).ways)
                .containsOnly(Map.entry("fruit>till", new Told(6, 0, 0, 0)));
    }

    @Test
    void tellsByWhichDoorsPeopleCameAndLeft() {
        queue(12);
        // Somebody who is still there has left by no door.
        stand("stays", 1_000, 60);

        assertThat(told(messages, new Random(5)).doors).containsOnly(Map.entry("door>door", 12L));
    }

    /** Those behind the payer are taken for each other before they pay. */
    @Test
    void receiptsFollowWhoeverTheSensorTakesForAnother() {
        Store swapping =
                SHOP.toBuilder()
                        .devices(
                                SHOP.devices().stream()
                                        .map(device ->
                                                device.id().equals(EYE)
                                                        ? device.accurateTo(0.1).swappingIds(0.1)
                                                        : device)
                                        .toList())
                        .build();
        for (int pair = 0; pair < 6; pair++) {
            passOnTheWayToTheTill(pair, 300 * pair);
        }
        messages.sort(Comparator.comparing(Envelope::time));
        List<Envelope> late = new ArrayList<>(messages);
        late.sort(Comparator.comparing(BuyersTest::isAboutTheMeeting));
        Map<String, Told> ways =
                Map.of(
                        "fruit>bread>till",
                        new Told(6, 6, 12, 6),
                        "bread>fruit",
                        new Told(6, 0, 0, 0));

        assertThat(told(swapping, messages, new Random(6)).ways).isEqualTo(ways);
        assertThat(told(swapping, late, new Random(7)).ways).isEqualTo(ways);
        assertThat(told(messages, new Random(6)).ways).isNotEqualTo(ways);
    }

    /** One comes from the fruit and pays, one is in the bread and goes; they meet after 20 s. */
    private void passOnTheWayToTheTill(int pair, int came) {
        for (int second = 0; second <= 40; second++) {
            String one = (second < 20 ? "a" : "b") + pair;
            String other = (second < 20 ? "b" : "a") + pair;
            // To the till by 36 s.
            double x = Math.min(10, 1 + second * 0.25);
            see(one, came + second, x, Math.min(6, 3.2 + Math.max(0, second - 20) * 0.2));
            see(other, came + second, 11 - second * 0.25, 3.8 - second * 0.02);
        }
        for (int second = 41; second <= 70; second++) {
            see("b" + pair, came + second, 10, 6);
        }
        sell(pair, came + 70, 0.5);
        for (int second = 71; second <= 80; second++) {
            see("b" + pair, came + second, 10 - (second - 70), 7.5);
        }
    }

    private static boolean isAboutTheMeeting(Envelope message) {
        long second = Duration.between(TEN, message.time()).toSeconds() % 300;
        return second >= 14 && second < 26;
    }

    private void queue(int people) {
        for (int person = 0; person < people; person++) {
            int came = person * 40;
            String who = "p" + person;
            see(who, came, 0.2, 0.5);
            see(who, came + 5, person % 2 == 0 ? 2 : 7, 3);
            int second = came + 10;
            // Behind the one who pays, then up to the till.
            for (; second < came + 35; second++) {
                see(who, second, 10.8, 6);
            }
            for (; second <= came + 60; second++) {
                see(who, second, 10, 6);
            }
            sell(person, second - 1, person % 2 == 0 ? 0.5 : 50);
            for (double x = 9; x > 0; x--, second++) {
                see(who, second, x, 0.5);
            }
            see(who, second, 0.2, 0.5);
        }
        messages.sort(Comparator.comparing(Envelope::time));
    }

    private void stand(String who, int from, int seconds) {
        see(who, from, 0.2, 0.5);
        see(who, from + 5, 2, 3);
        for (int second = from + 10; second < from + seconds; second++) {
            see(who, second, 10, 6);
        }
    }

    private void see(String who, int second, double x, double y) {
        say(EYE, second, new Positions(List.of(new Positions.Track(who, x, y, false))));
    }

    private void sell(int person, int second, double price) {
        say(
                TILL,
                second,
                new Sale(
                        ReceiptId.of("receipt-" + person),
                        List.of(new Sale.Line(Sku.of("sku"), 2, price))));
    }

    private void say(DeviceId device, int second, Telemetry telemetry) {
        Instant time = TEN.plusSeconds(second);
        messages.add(
                new Envelope(
                        SHOP.id(),
                        device,
                        1,
                        ++number,
                        time,
                        time,
                        time.plusMillis(200),
                        ClockSource.DEVICE,
                        Protocol.MQTT,
                        telemetry));
    }

    /** What a reader knows in the end. */
    private record Reader(Map<String, Told> ways, Map<String, Long> doors) {
        void read(Floors floors) {
            floors.tellPaths(path ->
                    ways.put(
                            path.series(),
                            new Told(path.count(), path.receipts(), path.units(), path.sales())));
            floors.tellEntryExit(pair -> doors.put(pair.series(), pair.count()));
            ways.values().removeIf(told -> told.visits() < PathWindow.K);
            doors.values().removeIf(count -> count == 0);
        }
    }

    private static Reader told(List<Envelope> arriving, Random random) {
        return told(SHOP, arriving, random);
    }

    private static Reader told(Store shop, List<Envelope> arriving, Random random) {
        LayoutHistory layout = new LayoutHistory(shop);
        BooksBench bench = new BooksBench();
        Floors floors = new Floors(bench.books(), Duration.ofHours(12));
        Reader reader = new Reader(new TreeMap<>(), new TreeMap<>());
        for (Envelope message : arriving) {
            Floors now = floors;
            bench.books().change(() -> take(now, layout, message));
            if (random.nextInt(30) == 0) {
                bench.books().change(() -> now.putTogether(_ -> layout));
                reader.read(now);
            }
            if (random.nextInt(100) == 0) {
                bench.commit();
                bench.restart();
                floors = new Floors(bench.books(), Duration.ofHours(12));
            }
        }
        Floors last = floors;
        bench.books().change(() -> last.putTogether(_ -> layout));
        reader.read(last);
        return reader;
    }

    private static void take(Floors floors, LayoutHistory layout, Envelope message) {
        switch (message.telemetry()) {
            case Positions frame ->
                    floors.take(
                            SHOP.id(),
                            layout,
                            message.time(),
                            message.receivedAt(),
                            message.receivedAt(),
                            message.device(),
                            frame);
            case Sale sale -> floors.sell(SHOP.id(), layout, message, sale, message.receivedAt());
            default -> throw new AssertionError("nobody said that");
        }
    }
}
