package org.aisleflow.sim.score;

import java.util.Locale;

/**
 * Which errors are good enough.
 *
 * @param least the smallest, for a band must not be wider than it promises; else 0
 * @param most the largest; infinite if there is no target
 * @param unit what both are in
 */
public record Target(double least, double most, Unit unit) {
    private static final double PERCENT = 100;

    static Target none(Unit unit) {
        return new Target(0, Double.POSITIVE_INFINITY, unit);
    }

    /** An error up to a share. */
    static Target atMost(double share) {
        return new Target(0, share, Unit.SHARE);
    }

    static Target between(double least, double most) {
        return new Target(least, most, Unit.SHARE);
    }

    boolean isSet() {
        return most < Double.POSITIVE_INFINITY;
    }

    boolean isMetBy(double error) {
        return error >= least && error <= most;
    }

    String text() {
        if (!isSet()) {
            return "–";
        }
        if (least > 0) {
            return percent(least) + "–" + percent(most) + " %";
        }
        return (most == 0 ? "" : "≤ ") + percent(most) + " %";
    }

    private static String percent(double share) {
        double percent = Math.rint(share * PERCENT * 10) / 10;
        return percent == Math.rint(percent)
                ? String.format(Locale.ROOT, "%.0f", percent)
                : String.format(Locale.ROOT, "%.1f", percent);
    }
}
