package org.aisleflow.gateway.intake;

import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;

/** What became of an arrival. There is no third way: whatever arrives is one or the other. */
public sealed interface Verdict {
    /**
     * It is telemetry.
     *
     * @param envelope the telemetry with what the gateway knows about it
     */
    record Accepted(Envelope envelope) implements Verdict {}

    /**
     * It cannot be accepted and is kept whole.
     *
     * @param letter the bytes and the reason
     */
    record Refused(DeadLetter letter) implements Verdict {}
}
