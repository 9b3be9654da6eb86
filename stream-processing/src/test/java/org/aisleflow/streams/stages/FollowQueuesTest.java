package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.floor.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A queue of 3 × 3 m before a till; who stays 5 s has joined it. */
class FollowQueuesTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final DeviceId EYE = DeviceId.of("eye-1");
    private static final DeviceId TILL = DeviceId.of("till-1");

    private final Map<DeviceId, Long> numbers = new HashMap<>();
    private final Bench bench = new Bench().catalog(withQueue(Shop.store()));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tellsHowManyWaitAndHowLong() {
        // So far apart in time that none is another's companion.
        stand("one", 100, 190, false);
        stand("other", 125, 195, false);
        stand("passing", 150, 153, false);
        stand("cashier", 0, 60, true);

        assertThat(newest())
                .extracting(
                        QueueWindow::start,
                        QueueWindow::presentSeconds,
                        QueueWindow::longest,
                        QueueWindow::joined,
                        QueueWindow::waitSeconds)
                // From 150 to 160 s two are there all the time and a third for 3 s.
                .containsExactly(tuple(TEN, 163.0, 2.3, 2L, 160.0));
    }

    @Test
    void aWaitCountsWhereItEndsAndPresenceWhereItIs() {
        stand("patient", 280, 330, false);

        assertThat(newest())
                .extracting(
                        QueueWindow::start,
                        QueueWindow::presentSeconds,
                        QueueWindow::longest,
                        QueueWindow::joined,
                        QueueWindow::waitSeconds)
                .containsExactlyInAnyOrder(
                        tuple(TEN, 20.0, 1.0, 0L, 0.0),
                        tuple(TEN.plusSeconds(300), 30.0, 1.0, 1L, 50.0));
    }

    @Test
    void whatComesLateOrInDisorderGivesTheSame() {
        List<Integer> seconds = new ArrayList<>();
        for (int second = 280; second <= 330; second++) {
            seconds.add(second % 2 == 0 ? seconds.size() / 2 : seconds.size(), second);
        }
        seconds.forEach(second -> see("patient", second, false));

        assertThat(newest())
                .extracting(QueueWindow::joined, QueueWindow::waitSeconds)
                .containsExactlyInAnyOrder(tuple(0L, 0.0), tuple(1L, 50.0));
    }

    @Test
    void zonesThatAreNoQueuesHaveNone() {
        try (Bench plain = new Bench().catalog(Shop.store())) {
            plain.send(frame("one", 0, false), frame("one", 20, false));

            assertThat(plain.told(Topics.QUEUES)).isEmpty();
        }
    }

    private void stand(String who, int from, int to, boolean staff) {
        for (int second = from; second <= to; second++) {
            see(who, second, staff);
        }
    }

    private void see(String who, int second, boolean staff) {
        bench.send(frame(who, second, staff));
    }

    private Envelope frame(String who, int second, boolean staff) {
        long number = numbers.merge(EYE, 1L, Long::sum);
        Instant time = TEN.plusSeconds(second);
        return Sent.message(
                EYE,
                1,
                number,
                time,
                time.plusMillis(5),
                new Positions(List.of(new Positions.Track(who, 10, 6, staff))));
    }

    private List<QueueWindow> newest() {
        Map<Instant, QueueWindow> newest = new HashMap<>();
        bench.told(Topics.QUEUES).forEach(window -> newest.put(window.start(), window));
        return List.copyOf(newest.values());
    }

    private static Store withQueue(Store shop) {
        List<Zone> zones = new ArrayList<>(shop.zones());
        zones.replaceAll(zone ->
                zone.id().value().equals("till")
                        ? new Zone(zone.id(), "Till", zone.polygon(), 5, false, List.of(TILL))
                        : zone);
        List<Device> devices = new ArrayList<>(shop.devices());
        devices.add(Device.of(TILL, Kind.SALE, 60));
        return shop.toBuilder().zones(zones).devices(devices).build();
    }
}
