package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.aisleflow.api.Samples;
import org.aisleflow.api.history.InMemoryHistory;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.telemetry.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A shop with two doors and a watched floor, asked every five minutes of a day, after four weeks in
 * which its counters missed three people in a hundred.
 */
class DriftWatchTest {
    /** The shop opens at eight o'clock in Rome. */
    private static final Instant OPENS = Instant.parse("2026-03-04T07:00:00Z");

    private static final int BREAKS_AFTER_MINUTES = 360;
    private static final Store SHOP = shop();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nobodyIsAccusedOnAnHonestDay(long seed) {
        var day = new ShopDay(SHOP, OPENS, seed);
        InMemoryHistory history = day.history(Integer.MAX_VALUE, ShopDay.Fault.NONE);

        for (int minute = 10; minute < 14 * 60; minute += 5) {
            assertThat(alert(history, minute)).as("after %d minutes", minute).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aCounterThatMissesPeopleGoingInIsNamedWithinAnHour(long seed) {
        assertIsNamedWithinAnHour(seed, ShopDay.Fault.MISSES_IN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aCounterThatCountsPeopleGoingOutTwiceIsNamedWithinAnHour(long seed) {
        assertIsNamedWithinAnHour(seed, ShopDay.Fault.DOUBLES_OUT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aCounterThatMissesBothWaysIsNamedWithinAnHour(long seed) {
        assertIsNamedWithinAnHour(seed, ShopDay.Fault.MISSES_BOTH);
    }

    /** Without sensors on the floor the balance tells, when all have left. */
    @Test
    void aShopWithoutFloorSensorsHearsOfItAfterClosing() {
        Store blind = withoutEyes(SHOP);
        InMemoryHistory history =
                new ShopDay(blind, OPENS, 3).history(BREAKS_AFTER_MINUTES, ShopDay.Fault.MISSES_IN);

        Optional<Alert> found = alert(blind, history, 12 * 60 + 40);

        assertThat(found)
                .hasValueSatisfying(alert -> {
                    assertThat(alert.about()).isEqualTo("main");
                    assertThat(alert.evidence()).containsEntry("comparedWith", "balance");
                });
    }

    private static void assertIsNamedWithinAnHour(long seed, ShopDay.Fault fault) {
        var day = new ShopDay(SHOP, OPENS, seed);
        InMemoryHistory history = day.history(BREAKS_AFTER_MINUTES, fault);

        // The newest window of five minutes is waited for.
        assertThat(alert(history, BREAKS_AFTER_MINUTES + 65))
                .hasValueSatisfying(alert -> {
                    assertThat(alert.type()).isEqualTo(Alert.Type.COUNTER_DRIFT);
                    assertThat(alert.about()).isEqualTo("main");
                });
    }

    private static Optional<Alert> alert(InMemoryHistory history, int minute) {
        return alert(SHOP, history, minute);
    }

    private static Optional<Alert> alert(Store store, InMemoryHistory history, int minute) {
        Clock clock = Clock.fixed(OPENS.plusSeconds(60L * minute), ZoneOffset.UTC);
        var rates = new LearnedRates(history, _ -> {}, Runnable::run, clock);
        var evidence = new StoreEvidence(history, clock, new Grace(Duration.ofMinutes(5)), rates);
        return new DriftWatch(history, evidence, rates, clock).alert(store);
    }

    private static Store shop() {
        Store corner = Samples.corner();
        return corner.toBuilder()
                .doors(List.of(door("main"), door("side")))
                .devices(
                        List.of(
                                counter("main"),
                                counter("side"),
                                Device.of(DeviceId.of("eye"), Kind.POSITIONS, 1)))
                .build();
    }

    private static Store withoutEyes(Store shop) {
        return shop.toBuilder().devices(List.of(counter("main"), counter("side"))).build();
    }

    private static Door door(String id) {
        return new Door(LineId.of(id), List.of(new Point(0, 0), new Point(1, 0)));
    }

    private static Device counter(String line) {
        return Device.builder(DeviceId.of("counter-" + line), Kind.CROSSING, 60)
                .line(LineId.of(line))
                .build();
    }
}
