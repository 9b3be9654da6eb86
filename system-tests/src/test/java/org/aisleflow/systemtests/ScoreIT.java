package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.aisleflow.sim.score.Row;
import org.aisleflow.sim.score.Scorecard;
import org.aisleflow.sim.score.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last three quarter hours of the standard run, which every build scores. */
class ScoreIT {
    private static final StandardRun RUN =
            new StandardRun(1, Instant.parse("2025-03-08T19:00:00Z"), null, Duration.ofMinutes(5));

    /** Targets that are met, and errors as measured, a little rounded up: only to be tightened. */
    private static final Map<String, Double> MET =
            Map.of(
                    "door counts, added error", 0.0,
                    "zone labels", 0.01,
                    "unique zone visits", 0.02,
                    "mean dwell", 0.015,
                    "staff exclusion, precision", 0.0,
                    "staff exclusion, recall", 0.0,
                    "groups (buying units)", 0.05,
                    "stock belief, on the shelf", 0.03,
                    "stock belief, on hand", 0.13,
                    "ledger balance", 0.0);

    /**
     * Claims about longer times than this run has: {@link StandardDaysIT} judges them. Here too
     * their errors may only become smaller.
     */
    private static final Map<String, Double> TOO_EARLY =
            Map.of("flows", 0.06, "occupancy band", 0.05);

    @TempDir private Path folder;

    @Test
    void theEndOfTheStandardRunIsScored() throws Exception {
        Scorecard score = RUN.score(folder);

        assertThat(score.rows()).noneMatch(row -> row.verdict() == Verdict.FAIL);
        assertVerdicts(MET, Verdict.PASS, score);
        assertVerdicts(TOO_EARLY, Verdict.TOO_EARLY, score);
        StandardRun.assertNotAbove(MET, score);
        StandardRun.assertNotAbove(TOO_EARLY, score);
    }

    private static void assertVerdicts(
            Map<String, Double> claims, Verdict expected, Scorecard score) {
        assertThat(score.rows())
                .filteredOn(row -> row.verdict() == expected)
                .extracting(Row::claim)
                .containsExactlyInAnyOrderElementsOf(claims.keySet());
    }
}
