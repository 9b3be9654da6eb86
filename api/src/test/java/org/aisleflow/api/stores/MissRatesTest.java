package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aisleflow.api.stores.MissRates.Crossings;
import org.aisleflow.contracts.ids.LineId;
import org.junit.jupiter.api.Test;

class MissRatesTest {
    private static final LineId MAIN = LineId.of("main");
    private static final LineId SIDE = LineId.of("side");
    private static final MissRates.Tracked NOTHING = new MissRates.Tracked(Map.of(), 0, 0);

    private final Random random = new Random(17);

    @Test
    void aCounterThatMissesMoreInThanOutIsCorrected() {
        MissRates rates = MissRates.learn(days(28, 0.06, 0.01), NOTHING);

        MissRates.Factors main = rates.of(MAIN);
        assertThat(main.in() / main.out()).isEqualTo(0.99 / 0.94, within(0.005));
    }

    @Test
    void trackedVisitsSayWhatBalanceCannot() {
        List<Map<LineId, Crossings>> days = days(28, 0.08, 0.08);
        long counted =
                days.stream().flatMap(day -> day.values().stream()).mapToLong(Crossings::in).sum();

        MissRates unseen = MissRates.learn(days, NOTHING);
        MissRates seen =
                MissRates.learn(
                        days,
                        new MissRates.Tracked(
                                Map.of(MAIN, counted), Math.round(counted / 0.92), 0));

        assertThat(unseen.of(MAIN).in()).isEqualTo(1, within(0.01));
        assertThat(seen.of(MAIN).in()).isEqualTo(1.04, within(0.02));
        assertThat(seen.trackedShare()).isEqualTo(1 / 0.92 / seen.of(MAIN).in(), within(1e-3));
    }

    /** The side door is used by different shares of the people from day to day. */
    @Test
    void theDoorThatIsWrongIsCorrectedAndTheOtherIsNot() {
        List<Map<LineId, Crossings>> days = new ArrayList<>();
        for (int day = 0; day < 28; day++) {
            int bySide = 50 + random.nextInt(700);
            int byMain = 800 - bySide;
            days.add(
                    Map.of(
                            MAIN, new Crossings(noticed(byMain, 0.02), noticed(byMain, 0.02)),
                            SIDE, new Crossings(noticed(bySide, 0.15), noticed(bySide, 0.02))));
        }

        MissRates rates = MissRates.learn(days, NOTHING);

        assertThat(rates.of(SIDE).in() / rates.of(SIDE).out()).isEqualTo(0.98 / 0.85, within(0.03));
        assertThat(rates.of(MAIN).in() / rates.of(MAIN).out()).isEqualTo(1, within(0.02));
    }

    @Test
    void exactCountersLeaveLessVarianceThanUsualOnes() {
        MissRates exact = MissRates.learn(days(28, 0, 0), NOTHING);

        assertThat(exact.variancePerCrossing()).isLessThan(MissRates.USUAL_VARIANCE / 5);
        assertThat(exact.of(MAIN).in()).isEqualTo(1, within(1e-9));
    }

    @Test
    void countersThatAreWrongNowAndThenLeaveMore() {
        List<Map<LineId, Crossings>> days = new ArrayList<>(days(14, 0.03, 0.03));
        days.addAll(days(7, 0.15, 0.03));
        days.addAll(days(7, 0.03, 0.15));

        assertThat(MissRates.learn(days, NOTHING).variancePerCrossing())
                .isGreaterThan(10 * MissRates.USUAL_VARIANCE);
    }

    @Test
    void twoDaysAreTooFewToLearnFrom() {
        MissRates rates = MissRates.learn(days(2, 0.2, 0), NOTHING);

        assertThat(rates.of(MAIN)).isEqualTo(new MissRates.Factors(1, 1));
        assertThat(rates.variancePerCrossing()).isEqualTo(MissRates.USUAL_VARIANCE);
        assertThat(rates.usual()).containsKey(MAIN);
    }

    private List<Map<LineId, Crossings>> days(int days, double missedIn, double missedOut) {
        List<Map<LineId, Crossings>> all = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            int people = 600 + random.nextInt(400);
            all.add(
                    Map.of(
                            MAIN,
                            new Crossings(noticed(people, missedIn), noticed(people, missedOut))));
        }
        return all;
    }

    private long noticed(int people, double missed) {
        long noticed = 0;
        for (int person = 0; person < people; person++) {
            noticed += random.nextDouble() < missed ? 0 : 1;
        }
        return noticed;
    }
}
