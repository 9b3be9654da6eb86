package org.aisleflow.contracts.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody should look at.
 *
 * @param store the store
 * @param type what it is about
 * @param about the product, device or zone it is about
 * @param severity how urgent it is
 * @param since event time of its beginning
 * @param until event time of its end; null while it is open
 * @param message a sentence for people
 * @param evidence the numbers behind it, by name
 */
public record Alert(
        StoreId store,
        Type type,
        String about,
        Severity severity,
        Instant since,
        @Nullable Instant until,
        String message,
        Map<String, String> evidence)
        implements StateFact {
    /** Takes a copy. */
    public Alert {
        evidence = Map.copyOf(evidence);
    }

    /**
     * The alert's id: there is at most one of a type about a subject.
     *
     * @return type and subject, for example {@code out-of-stock~sku-12}
     */
    public String id() {
        return type.text() + "~" + about;
    }

    @Override
    public String subject() {
        return id();
    }

    /** What alerts are about. */
    public enum Type {
        /** A shelf is empty. */
        @JsonProperty("out-of-stock")
        OUT_OF_STOCK("out-of-stock"),
        /** It is too warm or too cold for too long. */
        @JsonProperty("excursion")
        EXCURSION("excursion"),
        /** A device's clock is wrong. */
        @JsonProperty("clock")
        CLOCK("clock"),
        /** A device has not reported for much longer than it should. */
        @JsonProperty("silent-device")
        SILENT_DEVICE("silent-device"),
        /** A device's battery is low. */
        @JsonProperty("low-battery")
        LOW_BATTERY("low-battery"),
        /** A door counter and the floor's sensors no longer tell the same. */
        @JsonProperty("counter-drift")
        COUNTER_DRIFT("counter-drift");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /**
         * The name on the wire.
         *
         * @return lower case with hyphens
         */
        public String text() {
            return text;
        }
    }

    /** How urgent an alert is. */
    public enum Severity {
        /** Good to know. */
        @JsonProperty("info")
        INFO,
        /** Should be looked at today. */
        @JsonProperty("warning")
        WARNING,
        /** Should be looked at now. */
        @JsonProperty("critical")
        CRITICAL
    }
}
