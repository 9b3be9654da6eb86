package org.aisleflow.gateway.broker;

import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.gateway.identity.DeviceIdentity;

/**
 * Is told what becomes of commands in the broker; on the broker's threads, so it must not block.
 */
public interface CommandListener {
    /**
     * A device has a new subscription to its commands, in which nothing waits yet.
     *
     * @param device the device
     */
    void subscribed(DeviceIdentity device);

    /**
     * A command waits in a device's session from before a restart.
     *
     * @param device the device
     * @param id the command
     */
    void kept(DeviceIdentity device, CommandId id);

    /**
     * A subscription has ended, and what waited in it is gone.
     *
     * @param device the device
     */
    void sessionEnded(DeviceIdentity device);

    /**
     * A device has acknowledged a command.
     *
     * @param device the device
     * @param id the command
     */
    void acknowledged(DeviceIdentity device, CommandId id);

    /**
     * Nobody listens, since the broker is used without commands.
     *
     * @return the listener
     */
    static CommandListener none() {
        return new CommandListener() {
            @Override
            public void subscribed(DeviceIdentity device) {}

            @Override
            public void kept(DeviceIdentity device, CommandId id) {}

            @Override
            public void sessionEnded(DeviceIdentity device) {}

            @Override
            public void acknowledged(DeviceIdentity device, CommandId id) {}
        };
    }
}
