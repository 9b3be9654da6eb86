package org.aisleflow.contracts.wire;

import java.time.Instant;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Reason;
import org.jspecify.annotations.Nullable;

/** What became of a payload: a message, or the reason why not. */
public sealed interface Decoding {

    /**
     * The payload is a message.
     *
     * @param message the message, in range
     */
    record Decoded(Message message) implements Decoding {}

    /**
     * The payload cannot be accepted.
     *
     * @param reason why, from the fixed list
     * @param detail why, in a sentence that names the field and what is allowed
     * @param numbering the message's place among its device's messages, as far as it could be read,
     *     else null; with it the ledger can tell a refused message from a missing one
     * @param time the message's time if it could be read, else null
     */
    record Rejected(
            Reason reason, String detail, @Nullable Numbering numbering, @Nullable Instant time)
            implements Decoding {
        /**
         * A refusal of a payload from which nothing could be read.
         *
         * @param reason why, from the fixed list
         * @param detail why, in a sentence
         */
        public Rejected(Reason reason, String detail) {
            this(reason, detail, null, null);
        }
    }
}
