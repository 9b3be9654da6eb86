package org.aisleflow.contracts.commands;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/**
 * Somebody told a device to do something.
 *
 * @param store the device's store
 * @param device the device
 * @param id which command; the device does it once, however often it comes
 * @param instruction what to do
 * @param issued when it was given
 * @param expires from then on it is not delivered any more; up to 30 days after {@code issued}
 */
public record Command(
        StoreId store,
        DeviceId device,
        CommandId id,
        Instruction instruction,
        Instant issued,
        Instant expires)
        implements CommandFact {
    /** As many commands may wait for one device. */
    public static final int MOST_WAITING = 16;

    /** A command does not wait longer. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(30);

    /**
     * Says whether it is too late.
     *
     * @param now the present
     * @return true from {@code expires} on
     */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }
}
