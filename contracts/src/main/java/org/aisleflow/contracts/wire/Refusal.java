package org.aisleflow.contracts.wire;

import org.aisleflow.contracts.telemetry.Reason;

/**
 * Carries a refusal out of the depths of a payload to the decoder's border; never leaves this
 * package, has no trace.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Refusal(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
