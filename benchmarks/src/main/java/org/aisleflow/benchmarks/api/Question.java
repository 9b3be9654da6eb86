package org.aisleflow.benchmarks.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.aisleflow.contracts.catalog.Store;

/**
 * What is asked for.
 *
 * @param name names it in tables and files
 * @param label in words
 * @param path path and query
 */
record Question(String name, String label, String path) {
    private static final int DAYS = 28;

    /**
     * All questions: a day and 28 days, up to the end of the hour that it is.
     *
     * @param store about which store
     * @param now the present
     */
    static List<Question> of(Store store, Instant now) {
        Instant to = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        String day = range(to.minus(1, ChronoUnit.DAYS), to);
        String month = range(to.minus(DAYS, ChronoUnit.DAYS), to);
        String base = "/api/v1/stores/" + store.id();
        return List.of(
                new Question("heatmap-day", "heatmap, a day", base + "/heatmap" + day),
                new Question("heatmap-28-days", "heatmap, 28 days", base + "/heatmap" + month),
                new Question(
                        "footfall-28-days",
                        "footfall by hour, 28 days",
                        base + "/footfall" + month + "&bucket=PT1H"));
    }

    private static String range(Instant from, Instant to) {
        return "?from=%s&to=%s".formatted(from, to);
    }
}
