package org.aisleflow.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.aisleflow.contracts.ids.CommandId;
import org.jspecify.annotations.Nullable;

/**
 * A device's answer to a command.
 *
 * @param command which command
 * @param outcome what became of it
 * @param detail why not, or what else there is to say, 1 to 256 characters; null for nothing
 */
public record Answer(CommandId command, Outcome outcome, @Nullable String detail) {
    private static final int LONGEST_DETAIL = 256;

    /** What became of a command. */
    public enum Outcome {
        /** The device did it. */
        @JsonProperty("done")
        DONE,
        /** The device cannot or will not do it. */
        @JsonProperty("refused")
        REFUSED
    }

    /** Checks the length. */
    public Answer {
        if (detail != null) {
            Range.checkText("detail", detail, LONGEST_DETAIL);
        }
    }
}
