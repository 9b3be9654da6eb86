package org.aisleflow.contracts.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * A device's report about itself.
 *
 * @param sent messages sent in this boot, this one included, at least 1
 * @param firmware the version it runs, 1 to 64 characters; null if not said
 * @param battery charge left, 0 to 100 percent; null if it has no battery
 * @param uptime seconds since it started, 0 to 10 years; null if not said
 * @param answer what became of a command; null if there is nothing to answer
 */
public record Status(
        long sent,
        @Nullable String firmware,
        @Nullable Double battery,
        @Nullable Double uptime,
        @Nullable Answer answer)
        implements Telemetry {
    private static final double TEN_YEARS_SECONDS = 10 * 366 * 86_400.0;

    /** Checks the ranges. */
    public Status {
        Range.checkWhole("sent", sent, 1, Numbering.LARGEST, "messages");
        if (firmware != null) {
            Range.checkText("firmware", firmware, 64);
        }
        if (battery != null) {
            Range.check("battery", battery, 0, 100, "percent");
        }
        if (uptime != null) {
            Range.check("uptime", uptime, 0, TEN_YEARS_SECONDS, "seconds");
        }
    }

    /**
     * A report that answers nothing.
     *
     * @param sent messages sent in this boot, this one included
     * @param firmware the version it runs, or null
     * @param battery charge left in percent, or null
     * @param uptime seconds since it started, or null
     */
    public Status(
            long sent,
            @Nullable String firmware,
            @Nullable Double battery,
            @Nullable Double uptime) {
        this(sent, firmware, battery, uptime, null);
    }
}
