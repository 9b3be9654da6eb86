package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.aisleflow.api.Samples;
import org.aisleflow.api.TurnedClock;
import org.aisleflow.api.history.InMemoryHistory;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;
import org.junit.jupiter.api.Test;

/** A door at which six in a hundred are missed going in, and nobody going out. */
class LearnedRatesTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-20T00:00:00Z");
    private static final Store STORE = Samples.corner();

    private final InMemoryHistory history = new InMemoryHistory();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<StoreId> changed = new ArrayList<>();
    private final TurnedClock clock = new TurnedClock(MIDNIGHT);
    private final LearnedRates rates =
            new LearnedRates(history, changed::add, background::add, clock);

    @Test
    void whoeverAsksFirstWaitsAndTheOthersDoNot() {
        days(5);

        assertThat(in()).isGreaterThan(1.02);
        clock.advance(Duration.ofMinutes(9));
        assertThat(in()).isGreaterThan(1.02);

        assertThat(background).isEmpty();
        assertThat(changed).isEmpty();
    }

    @Test
    void whatIsOldIsLearnedAnewInTheBackgroundAndOnlyOnceAtATime() {
        assertThat(in()).isEqualTo(1);
        days(5);
        clock.advance(Duration.ofMinutes(11));

        assertThat(in()).isEqualTo(1);
        assertThat(in()).isEqualTo(1);
        assertThat(background).hasSize(1);
        background.remove().run();

        assertThat(in()).isGreaterThan(1.02);
        assertThat(changed).containsExactly(STORE.id());
        assertThat(background).isEmpty();
    }

    @Test
    void nobodyIsToldWhereNothingElseWasLearned() {
        days(5);
        in();
        clock.advance(Duration.ofMinutes(11));

        in();
        background.remove().run();

        assertThat(changed).isEmpty();
    }

    private double in() {
        return rates.of(STORE).of(Samples.MAIN).in();
    }

    /** Whole days before the present, watched from midnight to midnight. */
    private void days(int days) {
        for (int day = 1; day <= days; day++) {
            Instant begin = MIDNIGHT.minus(Duration.ofDays(day));
            for (int hour = 0; hour < 24; hour++) {
                Instant start = begin.plus(Duration.ofHours(hour));
                history.write(List.of(hour("door-1", start)));
            }
            Instant noon = begin.plus(Duration.ofHours(12));
            history.write(
                    List.of(
                            Samples.footfall(noon, 470, 0),
                            Samples.footfall(noon.plusSeconds(3600), 0, 500)));
        }
    }

    private static LedgerHour hour(String device, Instant start) {
        return Samples.ledger(device, Kind.CROSSING, start, (1L << 60) - 1);
    }
}
