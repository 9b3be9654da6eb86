package org.aisleflow.benchmarks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.benchmarks.process.Inputs;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilledHistoryTest {
    private static final Instant OPEN = Instant.parse("2026-03-04T08:00:00Z");
    private static final TimeRange HOURS = new TimeRange(OPEN, OPEN.plus(Duration.ofHours(2)));

    @Test
    void aPastIsWhatStreamProcessingWouldHaveTold(@TempDir Path folder) {
        Store store = Inputs.store("corner-shop");
        Path file = folder.resolve("history.sqlite");

        long facts =
                FilledHistory.write(
                        file, new ShopFacts(store, store.id()), HOURS.from(), HOURS.to());

        try (History history = new HistorySettings.Sqlite(file).open()) {
            List<HeatWindow> heat = new ArrayList<>();
            history.heat(store.id(), HOURS, heat::add);
            assertThat(heat).hasSize(24).allMatch(window -> window.cells().size() > 500);
            assertThat(history.footfall(store.id(), HOURS)).hasSize(2 * 120);
            assertThat(history.zones(store.id(), HOURS)).hasSize(24 * store.zones().size());
            assertThat(history.windows(LedgerHour.class, store.id(), HOURS)).isNotEmpty();
            assertThat(facts).isGreaterThan(24L * 4 * store.zones().size());
        }
    }
}
