package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.aisleflow.api.stores.CounterCheck.People;
import org.aisleflow.api.stores.MissRates.Crossings;
import org.aisleflow.contracts.ids.LineId;
import org.junit.jupiter.api.Test;

/** A shop with two doors, 120 people in and out an hour, 40 inside. */
class CounterCheckTest {
    private static final LineId MAIN = LineId.of("main");
    private static final LineId SIDE = LineId.of("side");
    private static final People FORTY = new People(40, 0);
    private static final MissRates USUAL =
            new MissRates(
                    Map.of(),
                    MissRates.USUAL_VARIANCE,
                    1,
                    Map.of(MAIN, new Crossings(600, 600), SIDE, new Crossings(600, 600)),
                    MissRates.Stay.UNKNOWN);

    private final Random random = new Random(3);
    private final CounterCheck check = new CounterCheck(USUAL);

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
    void doesNotTakeStaffForCountingErrors() {
        // Twenty of the staff came in by the doors, or twenty were there before and others came.
        assertThat(check.floor(hour(60, 60, 60, 40), FORTY, new People(40, 20))).isEmpty();
        assertThat(check.floor(hour(60, 60, 60, 60), FORTY, new People(40, 20))).isEmpty();
        assertThat(check.tracked(hour(60, 60, 60, 60), new People(110, 20))).isEmpty();
        // That many cannot have been staff.
        assertThat(check.floor(hour(90, 60, 60, 40), FORTY, new People(40, 20)))
                .hasValueSatisfying(drift -> {
                    assertThat(drift.line()).isEqualTo(MAIN);
                    assertThat(drift.surplus()).isEqualTo(30);
                });
    }

    @Test
    void noticesACounterThatMissesAsManyGoingInAsGoingOut() {
        assertThat(check.floor(hour(60, 20, 60, 20), FORTY, FORTY)).isEmpty();
        assertThat(check.tracked(hour(60, 20, 60, 20), new People(120, 3)))
                .hasValueSatisfying(drift -> {
                    assertThat(drift.law()).isEqualTo(CounterCheck.Law.TRACKED);
                    assertThat(drift.line()).isEqualTo(SIDE);
                });
    }

    @Test
    void noticesMoreReceiptsThanPeople() {
        assertThat(check.tills(hour(60, 60, 60, 60), 118)).isEmpty();
        assertThat(check.tills(hour(60, 20, 60, 60), 118))
                .hasValueSatisfying(drift -> assertThat(drift.line()).isEqualTo(SIDE));
    }

    @Test
    void noticesADayThatDoesNotBalance() {
        assertThat(check.balance(hour(300, 300, 290, 305), true)).isEmpty();
        assertThat(check.balance(hour(300, 300, 200, 300), false)).isEmpty();
        assertThat(check.balance(hour(300, 300, 200, 300), true))
                .hasValueSatisfying(drift -> {
                    assertThat(drift.line()).isEqualTo(MAIN);
                    assertThat(drift.law()).isEqualTo(CounterCheck.Law.BALANCE);
                });
        assertThat(check.balance(hour(200, 300, 300, 300), false)).isPresent();
    }

    @Test
    void whatHasBeenLearnedOfACounterIsNoDrift() {
        var learned =
                new MissRates(
                        Map.of(SIDE, new MissRates.Factors(2, 1)),
                        MissRates.USUAL_VARIANCE,
                        1,
                        Map.of(MAIN, new Crossings(600, 600), SIDE, new Crossings(300, 600)),
                        MissRates.Stay.UNKNOWN);

        assertThat(new CounterCheck(learned).floor(hour(60, 30, 60, 60), FORTY, FORTY)).isEmpty();
        assertThat(check.floor(hour(60, 30, 60, 60), FORTY, FORTY)).isPresent();
    }

    @Test
    void saysNothingWithoutPeople() {
        var nothing = new CounterCheck(MissRates.unknown());
        People nobody = new People(0, 0);

        assertThat(nothing.floor(Map.of(), nobody, nobody)).isEmpty();
        assertThat(nothing.tracked(Map.of(), nobody)).isEmpty();
        assertThat(nothing.tills(Map.of(), 0)).isEmpty();
        assertThat(nothing.balance(Map.of(), true)).isEmpty();
    }

    private static Map<LineId, Crossings> hour(
            long inByMain, long inBySide, long outByMain, long outBySide) {
        return Map.of(
                MAIN, new Crossings(inByMain, outByMain), SIDE, new Crossings(inBySide, outBySide));
    }

    /** Doors that count only a share of the people going in, or some of them twice. */
    private Optional<CounterCheck.Drift> found(double main, double side) {
        int inByMain = 55 + random.nextInt(10);
        int inBySide = 55 + random.nextInt(10);
        int out = 110 + random.nextInt(20);
        double after = 40 + inByMain + inBySide - out;
        Map<LineId, Crossings> hour =
                hour(
                        counted(inByMain, main),
                        counted(inBySide, side),
                        counted(out / 2, 1),
                        counted(out - out / 2, 1));
        return check.floor(
                hour,
                new People(40 + random.nextGaussian(), 0),
                new People(after + random.nextGaussian(), 0));
    }

    private long counted(int people, double share) {
        long counted = 0;
        for (int i = 0; i < people; i++) {
            counted += random.nextInt(100) < 3 ? 0 : 1;
        }
        return Math.round(counted * share);
    }
}
