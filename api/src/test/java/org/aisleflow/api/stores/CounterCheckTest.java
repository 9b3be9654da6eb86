package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;
import org.junit.jupiter.api.Test;

/** A shop with two doors, 120 people in and out an hour, 40 inside. */
class CounterCheckTest {
    private static final Instant TEN = Instant.parse("2026-03-04T10:00:00Z");
    private static final LineId MAIN = LineId.of("main");
    private static final LineId SIDE = LineId.of("side");

    private final Random random = new Random(3);

    @Test
    void namesTheCounterThatMissesPeopleGoingIn() {
        assertThat(found(1, 0.45))
                .hasValueSatisfying(drift -> {
                    assertThat(drift.line()).isEqualTo(SIDE);
                    assertThat(drift.surplus()).isLessThan(-drift.tolerance());
                });
        assertThat(found(0.6, 1))
                .hasValueSatisfying(drift -> assertThat(drift.line()).isEqualTo(MAIN));
    }

    @Test
    void namesTheCounterThatCountsTwice() {
        assertThat(found(1.5, 1))
                .hasValueSatisfying(drift -> {
                    assertThat(drift.line()).isEqualTo(MAIN);
                    assertThat(drift.surplus()).isPositive();
                });
    }

    @Test
    void hardlyEverAccusesCountersThatOnlyHaveTheirUsualErrors() {
        int accused = 0;
        for (int hour = 0; hour < 2_000; hour++) {
            accused += found(1, 1).isPresent() ? 1 : 0;
        }

        assertThat(accused).isLessThan(5);
    }

    @Test
    void saysNothingWithoutPeople() {
        assertThat(new CounterCheck(List.of(), List.of()).check(0, 0)).isEmpty();
    }

    /** Doors that count only a share of the people going in, or some of them twice. */
    private Optional<CounterCheck.Drift> found(double main, double side) {
        int inByMain = 55 + random.nextInt(10);
        int inBySide = 55 + random.nextInt(10);
        int out = 110 + random.nextInt(20);
        double before = 40;
        double after = before + inByMain + inBySide - out;
        List<FootfallWindow> past = new ArrayList<>();
        past.add(window(MAIN, 600, 600));
        past.add(window(SIDE, 600, 600));
        return new CounterCheck(
                        past,
                        List.of(
                                window(MAIN, counted(inByMain, main), counted(out / 2, 1)),
                                window(SIDE, counted(inBySide, side), counted(out - out / 2, 1))))
                .check(before + random.nextGaussian(), after + random.nextGaussian());
    }

    private long counted(int people, double share) {
        long counted = 0;
        for (int i = 0; i < people; i++) {
            counted += random.nextInt(100) < 3 ? 0 : 1;
        }
        return Math.round(counted * share);
    }

    private static FootfallWindow window(LineId line, long in, long out) {
        return new FootfallWindow(
                StoreId.of("s"), line, TEN, in, out, 0, Arrival.of(TEN.plusSeconds(60)));
    }
}
