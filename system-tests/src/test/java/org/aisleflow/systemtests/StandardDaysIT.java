package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.aisleflow.sim.score.Scorecard;
import org.aisleflow.sim.score.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standard run at the length that all targets can be judged by: from Thursday to Saturday, all
 * told in full, some 2.3 million messages. Only with {@code aisleflow.long}.
 */
@EnabledIfSystemProperty(named = "aisleflow.long", matches = "true")
class StandardDaysIT {
    /** Thursday begins. */
    private static final Instant FROM = Instant.parse("2025-03-05T23:00:00Z");

    private static final StandardRun RUN = new StandardRun(2, FROM, FROM, Duration.ofHours(2));

    @TempDir private Path folder;

    @Test
    void theStandardRunIsScoredAsAWhole() throws Exception {
        Scorecard score = RUN.score(folder);

        assertThat(score.rows())
                .noneMatch(row -> row.verdict() == Verdict.FAIL)
                .noneMatch(row -> row.verdict() == Verdict.TOO_EARLY);
    }
}
