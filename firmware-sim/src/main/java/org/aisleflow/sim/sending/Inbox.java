package org.aisleflow.sim.sending;

import java.util.function.Consumer;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.wire.CommandWire;
import org.aisleflow.contracts.wire.Encoding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a device gets its commands.
 *
 * @param store its store
 * @param device the device
 * @param commands takes them, on any thread; must not block
 */
record Inbox(StoreId store, DeviceId device, Consumer<Command> commands) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Inbox.class);

    String topic() {
        return CommandWire.topic(store, device);
    }

    String path() {
        return CommandWire.path(store, device);
    }

    /** A command of a kind that this firmware does not know is left unanswered. */
    void take(byte[] payload) {
        try {
            commands.accept(CommandWire.decode(store, device, Encoding.JSON, payload));
        } catch (IllegalArgumentException unknown) {
            LOGGER.warn("{} got what is no command: {}", device, unknown.getMessage());
        }
    }
}
