package org.aisleflow.benchmarks.api;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.Windows;

/** Writes a shop's past into a history file. */
final class FilledHistory {
    private static final Duration BATCH = Duration.ofHours(1);

    private FilledHistory() {}

    /**
     * Fills a file.
     *
     * @param file the file
     * @param shop whose past
     * @param from where it begins, a whole hour
     * @param to where it ends
     * @return how many facts that are
     */
    static long write(Path file, ShopFacts shop, Instant from, Instant to) {
        long written = 0;
        try (History history = new HistorySettings.Sqlite(file).open()) {
            for (Instant hour = from; hour.isBefore(to); hour = hour.plus(BATCH)) {
                Instant end = hour.plus(BATCH).isAfter(to) ? to : hour.plus(BATCH);
                List<WindowFact> facts = new ArrayList<>(shop.hour(hour));
                for (Instant minute = hour;
                        minute.isBefore(end);
                        minute = minute.plus(Windows.FOOTFALL)) {
                    if (shop.isOpen(minute)) {
                        facts.addAll(shop.minute(minute));
                        if (minute.equals(Windows.startOf(minute, Windows.FLOOR))) {
                            facts.addAll(shop.fiveMinutes(minute));
                        }
                    }
                }
                history.write(facts);
                written += facts.size();
            }
        }
        return written;
    }
}
