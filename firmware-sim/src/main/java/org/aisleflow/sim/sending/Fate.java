package org.aisleflow.sim.sending;

import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.wire.TelemetryAddress;

/**
 * What became of a message that a device meant to send.
 *
 * @param address where to
 * @param numbering its number
 * @param outcome what became of it
 */
public record Fate(TelemetryAddress address, Numbering numbering, Outcome outcome) {
    /** The ways in which a message can end. */
    public enum Outcome {
        /** The gateway acknowledged it. */
        STORED,
        /** The gateway refused it for good. */
        REFUSED,
        /** The device's memory was full. */
        GIVEN_UP
    }

    static Fate of(Letter letter, Outcome outcome) {
        return new Fate(letter.address(), letter.numbering(), outcome);
    }
}
