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
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standard run at the length that all targets can be judged by: from Thursday to Saturday, all
 * told in full, some 1.6 million messages. Only with {@code aisleflow.long}.
 */
@EnabledIfSystemProperty(named = "aisleflow.long", matches = "true")
class StandardDaysIT {
    /** Thursday begins. */
    private static final Instant FROM = Instant.parse("2025-03-05T23:00:00Z");

    private static final StandardRun RUN = new StandardRun(2, FROM, FROM, Duration.ofHours(2));

    /**
     * Targets that are not met yet, and errors as measured in this process (docs/decisions/0431),
     * rounded up: only to be tightened.
     */
    private static final Map<String, Double> NOT_MET_YET = Map.of("flows", 0.04);

    @TempDir private Path folder;

    @Test
    void theStandardRunIsScoredAsAWhole() throws Exception {
        Scorecard score = RUN.score(folder);

        assertThat(score.rows())
                .filteredOn(row -> row.verdict() == Verdict.FAIL)
                .extracting(Row::claim)
                .isSubsetOf(NOT_MET_YET.keySet());
        assertThat(score.rows()).noneMatch(row -> row.verdict() == Verdict.TOO_EARLY);
        StandardRun.assertNotAbove(NOT_MET_YET, score);
    }
}
