package org.aisleflow.sim.sending;

import java.util.Set;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.sim.devices.Outgoing;

/**
 * What became of a message that a device meant to send.
 *
 * @param address where to
 * @param message what it says, as the device wrote it
 * @param network what the network did to it
 * @param outcome what became of it
 */
public record Fate(
        TelemetryAddress address, Message message, Set<Mischief> network, Outcome outcome) {
    /** Takes a copy. */
    public Fate {
        network = Set.copyOf(network);
    }

    /** The ways in which a message can end. */
    public enum Outcome {
        /** The gateway acknowledged it. */
        STORED,
        /** The gateway refused it for good, as it does with what arrives damaged. */
        REFUSED,
        /** The device's memory was full. */
        GIVEN_UP,
        /** It was not acknowledged when the simulation ended; the next run sends it. */
        NEVER_SENT,
        /** It was only told: nothing was sent. */
        TOLD
    }

    /**
     * The fate of a message of a run that sends nothing.
     *
     * @param message what a device says
     * @return its fate
     */
    public static Fate told(Outgoing message) {
        return new Fate(message.address(), message.message(), Set.of(), Outcome.TOLD);
    }
}
