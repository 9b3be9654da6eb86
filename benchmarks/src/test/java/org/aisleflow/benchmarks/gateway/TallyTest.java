package org.aisleflow.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void countsAMessageOnceHoweverOftenItComes() {
        Tally tally = new Tally();

        tally.count(new Sighting("a", 1, 1_000, 1_010));
        tally.count(new Sighting("b", 1, 1_000, 1_030));
        tally.count(new Sighting("a", 1, 1_000, 9_000));

        assertThat(tally.counted()).isEqualTo(new Tally.Counted(2, 1, 1_030, 10, 30, 30));
        assertThat(Tally.Counted.of(tally.toMap())).isEqualTo(tally.counted());
    }

    @Test
    void readsBackWhatAFleetSends() {
        byte[] payload = Sighting.payload(42, 1_767_225_600_123L);

        assertThat(Sighting.of(Sighting.topic("bench-mqtt-007"), payload, 1_767_225_600_223L))
                .isEqualTo(
                        new Sighting("bench-mqtt-007", 42, 1_767_225_600_123L, 1_767_225_600_223L));
    }
}
