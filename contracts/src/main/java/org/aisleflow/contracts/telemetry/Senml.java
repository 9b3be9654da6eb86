package org.aisleflow.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 8428 pack with its base fields resolved into every record.
 *
 * @param records the measurements, 1 to 1,000, in the pack's order
 */
public record Senml(List<Measurement> records) implements Telemetry {
    /** Checks the size and takes a copy. */
    public Senml {
        Range.checkSize("records", records, 1, 1_000);
        records = List.copyOf(records);
    }

    /**
     * One resolved record; at most one of the four values is there.
     *
     * @param n the full name, 1 to 256 characters
     * @param u the unit by the SenML units registry, or null
     * @param t seconds since 1970, up to the year 9999
     * @param v a finite number, or null
     * @param vs a text, or null
     * @param vb a truth value, or null
     * @param vd bytes in unpadded base64url, or null
     * @param s the running sum, finite, or null
     * @param ut seconds until the next update at the latest, finite, or null
     * @param extensions fields that RFC 8428 does not know, by name; their values are texts, truth
     *     values or {@code Double} numbers
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Measurement(
            String n,
            @Nullable String u,
            double t,
            @Nullable Double v,
            @Nullable String vs,
            @Nullable Boolean vb,
            @Nullable String vd,
            @Nullable Double s,
            @Nullable Double ut,
            @JsonAnyGetter @JsonAnySetter Map<String, Object> extensions) {
        /** The last second of the year 9999, in seconds since 1970. */
        private static final double LATEST_SECONDS = 253_402_300_799.0;

        /** Checks the ranges and takes a sorted copy of the extensions. */
        public Measurement {
            Range.checkText("n", n, 256);
            Range.check("t", t, 0, LATEST_SECONDS, "seconds since 1970");
            checkFinite("v", v);
            checkFinite("s", s);
            checkFinite("ut", ut);
            // Jackson gives null for a record without extensions.
            extensions =
                    extensions == null
                            ? Map.of()
                            : Collections.unmodifiableMap(new TreeMap<>(extensions));
        }

        /**
         * The time of the measurement, to the millisecond.
         *
         * @return {@link #t()} as a moment
         */
        public Instant time() {
            return Instant.ofEpochMilli(Math.round(t * 1000));
        }

        private static void checkFinite(String field, @Nullable Double value) {
            if (value != null) {
                Range.check(field, value, -Double.MAX_VALUE, Double.MAX_VALUE, "(a number)");
            }
        }
    }
}
