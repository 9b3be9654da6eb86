package org.aisleflow.benchmarks.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TakenTest {
    @Test
    void theFirstHalfIsNotCounted() {
        Taken taken = Taken.of(List.of(look(0, 1, 0), look(4, 5, 100), look(6, 6, 200)));

        assertThat(taken).isEqualTo(new Taken(1, 2));
    }

    @Test
    void aHalfBetweenTwoLooksIsReckonedBetweenThem() {
        Taken taken =
                Taken.of(
                        List.of(
                                look(0, 1, 0),
                                look(2, 3, 50),
                                look(4, 7, 150),
                                look(5, 8, 199),
                                look(6, 9, 200)));

        assertThat(taken).isEqualTo(new Taken(4, 3));
    }

    @Test
    void aRunThatCommitsMoreThanHalfOfItsInputAtOnceHasAFigureToo() {
        List<Look> looks = List.of(look(0, 1, 0), look(2, 3, 20), look(4, 7, 100));

        Taken taken = Taken.of(looks);
        Speed speed = Speed.of(new Recording.Part(50, 25, 100), taken);

        assertThat(taken).isEqualTo(new Taken(2.5, 1.25));
        assertThat(speed).isEqualTo(new Speed(40, 10, 20, 80));
    }

    @Test
    void aRunThatCommitsOnceIsHalvedEvenly() {
        assertThat(Taken.of(List.of(look(0, 1, 0), look(2, 5, 70)))).isEqualTo(new Taken(2, 1));
    }

    @Test
    void aRunThatWasLookedAtOnceHasNoFigure() {
        assertThatThrownBy(() -> Taken.of(List.of(look(0, 1, 70)))).hasMessageContaining("twice");
    }

    private static Look look(int second, double cpuSeconds, double records) {
        return new Look(TimeUnit.SECONDS.toNanos(second), cpuSeconds, records);
    }
}
