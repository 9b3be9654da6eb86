package org.aisleflow.sim.score;

import java.time.Instant;
import java.util.List;

/**
 * How good the pipeline is.
 *
 * @param from the beginning of the period that was scored, a quarter hour's
 * @param to its end
 * @param rows one for each claim
 */
public record Scorecard(Instant from, Instant to, List<Row> rows) {
    /** Takes a copy. */
    public Scorecard {
        rows = List.copyOf(rows);
    }

    /**
     * Whether nothing that is told misses its target.
     *
     * @return false if a row fails
     */
    public boolean passes() {
        return rows.stream().noneMatch(row -> row.verdict() == Verdict.FAIL);
    }

    /**
     * The score as a table for people.
     *
     * @return Markdown, which can be read as it is
     */
    public String table() {
        return ScoreTable.of(this);
    }
}
