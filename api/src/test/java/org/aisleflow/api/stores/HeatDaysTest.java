package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.aisleflow.api.Samples;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.history.WatchedHistory;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.HeatWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatDaysTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant FIRST = Instant.parse("2026-03-01T23:00:00Z");
    private static final TimeRange RANGE =
            new TimeRange(FIRST, Instant.parse("2026-03-04T23:00:00Z"));

    private final Store store = Samples.corner();

    @SuppressWarnings("NullAway.Init") // set before each test
    private History history;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HeatDays days;

    @BeforeEach
    void fill(@TempDir Path folder) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        history =
                new WatchedHistory(
                        new HistorySettings.Sqlite(folder.resolve("history.sqlite")).open());
        days =
                new HeatDays(
                        history,
                        new StoreEvidence(
                                history,
                                clock,
                                new Grace(Duration.ofMinutes(5)),
                                new LearnedRates(history, _ -> {}, Runnable::run, clock)),
                        clock);
        for (Instant start = FIRST; start.isBefore(NOW); start = start.plus(Duration.ofHours(1))) {
            history.write(List.of(Samples.heat(start)));
        }
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void aRangeIsTheSumOfItsWindows() {
        HeatmapView once = view();
        HeatmapView again = view();

        assertThat(once.values().getFirst()).isEqualTo(2.0 * windows());
        assertThat(once.outside()).isEqualTo(windows());
        assertThat(again).isEqualTo(once);
    }

    @Test
    void aLateWindowOfADayThatIsOverIsInTheNextSum() {
        HeatmapView before = view();
        Instant late = FIRST.plus(Duration.ofHours(3)).plusSeconds(300);

        history.write(
                List.of(
                        new HeatWindow(
                                store.id(),
                                late,
                                8,
                                4,
                                List.of(new HeatWindow.Cell(0, 7, 1)),
                                0,
                                Arrival.of(NOW))));

        assertThat(view().values().getFirst()).isEqualTo(before.values().getFirst() + 7);
        assertThat(before.status()).isEqualTo(Status.PROVISIONAL);
        assertThat(
                        days.of(store, new TimeRange(FIRST, NOW.minus(Duration.ofDays(1))))
                                .view(
                                        HeatSum.Measure.VISITS,
                                        NOW.minus(Duration.ofDays(1)),
                                        coverage())
                                .status())
                .isEqualTo(Status.REVISED);
    }

    @Test
    void todayIsAddedUpAnew() {
        HeatmapView before = view();

        history.write(List.of(Samples.heat(NOW.minusSeconds(300))));

        assertThat(view().values().getFirst()).isEqualTo(before.values().getFirst() + 2);
    }

    private HeatmapView view() {
        return days.of(store, RANGE).view(HeatSum.Measure.VISITS, RANGE.to(), coverage());
    }

    private FloorCoverage coverage() {
        SeenFloor floor = new SeenFloor(store);
        return new FloorCoverage(
                floor, new Coverage(new OpeningHours(store), Set.of(), List.of(), NOW), RANGE);
    }

    private static long windows() {
        return Duration.between(FIRST, NOW).toHours();
    }
}
