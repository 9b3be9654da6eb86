package org.aisleflow.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
     * @param t seconds since 1970
     * @param v a number, or null
     * @param vs a text, or null
     * @param vb a truth value, or null
     * @param vd bytes in unpadded base64url, or null
     * @param s the running sum, or null
     * @param ut seconds until the next update at the latest, or null
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
            @Nullable Double ut) {
        /** Checks the name. */
        public Measurement {
            Range.checkText("n", n, 256);
        }
    }
}
