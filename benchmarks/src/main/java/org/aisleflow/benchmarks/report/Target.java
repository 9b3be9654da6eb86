package org.aisleflow.benchmarks.report;

import java.util.List;

/**
 * Something that a measurement is to reach.
 *
 * @param claim what is claimed, in words
 * @param measured what was measured; not finite if it could not be
 * @param sense whether more or less is better
 * @param limit the target itself
 * @param decimals as many digits after the point are shown
 */
public record Target(String claim, double measured, Sense sense, double limit, int decimals) {
    private static final List<String> COLUMNS = List.of("claim", "measured", "target", "verdict");

    /** Which side of the limit is good. */
    public enum Sense {
        /** More is better. */
        AT_LEAST("≥"),
        /** Less is better. */
        AT_MOST("≤");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }
    }

    /**
     * Says whether the target was reached; what was not measured was not.
     *
     * @return true if it was
     */
    public boolean isMet() {
        return Double.isFinite(measured)
                && switch (sense) {
                    case AT_LEAST -> measured >= limit;
                    case AT_MOST -> measured <= limit;
                };
    }

    /**
     * Puts targets beside what was measured.
     *
     * @param targets the targets
     * @return a table that says of each whether it was met
     */
    public static ResultTable table(List<Target> targets) {
        return new ResultTable("Targets", COLUMNS, targets.stream().map(Target::row).toList());
    }

    private List<Cell> row() {
        return List.of(
                Cell.text(claim),
                Cell.number(measured, decimals),
                Cell.text(sense.sign + " " + Cell.number(limit, decimals).shown()),
                Cell.text(isMet() ? "met" : "missed"));
    }
}
