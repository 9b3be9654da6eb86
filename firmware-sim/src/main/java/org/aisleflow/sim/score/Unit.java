package org.aisleflow.sim.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a number counts, and how it is written. */
public enum Unit {
    /** Things, people, messages. */
    @JsonProperty("count")
    COUNT("%,.0f"),
    /** Seconds. */
    @JsonProperty("seconds")
    SECONDS("%,.1f s"),
    /** Minutes. */
    @JsonProperty("minutes")
    MINUTES("%,.1f min"),
    /** A part of a whole, 0 to 1; written in percent. */
    @JsonProperty("share")
    SHARE("%.2f %%");

    private static final double PERCENT = 100;

    private final String form;

    Unit(String form) {
        this.form = form;
    }

    String text(double value) {
        return String.format(Locale.ROOT, form, this == SHARE ? PERCENT * value : value);
    }
}
