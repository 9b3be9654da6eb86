package org.aisleflow.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How one part of the system is.
 *
 * @param status how it is
 * @param detail why, in a sentence, or what people should know although all is well; null if there
 *     is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthPart(Status status, @Nullable String detail) {
    /** From best to worst. */
    public enum Status {
        /** It works. */
        UP,
        /** It works in part, or what it does will be late. */
        DEGRADED,
        /** It does not work. */
        DOWN
    }

    /**
     * All is well.
     *
     * @return the part
     */
    public static HealthPart up() {
        return new HealthPart(Status.UP, null);
    }

    /**
     * It works in part.
     *
     * @param detail why, in a sentence
     * @return the part
     */
    public static HealthPart degraded(String detail) {
        return new HealthPart(Status.DEGRADED, detail);
    }

    /**
     * It does not work.
     *
     * @param detail why, in a sentence
     * @return the part
     */
    public static HealthPart down(String detail) {
        return new HealthPart(Status.DOWN, detail);
    }
}
