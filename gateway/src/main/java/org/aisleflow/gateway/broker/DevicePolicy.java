package org.aisleflow.gateway.broker;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Which devices may come in and for whom they may speak. Implementations are thread-safe. */
public interface DevicePolicy {
    /**
     * Somebody at the door.
     *
     * @param clientId the MQTT client id, which should be the device id
     * @param user the user name given; null if none
     * @param password the password given; null if none
     * @param address where the connection comes from; null if that could not be told
     */
    record Peer(
            String clientId,
            @Nullable String user,
            @Nullable String password,
            @Nullable InetAddress address) {
        /** Does not show the password. */
        @Override
        public String toString() {
            return "Peer[clientId=" + clientId + ", address=" + address + "]";
        }
    }

    /**
     * Decides whether a device may connect.
     *
     * @param peer who asks
     * @return true to let it in
     */
    boolean mayConnect(Peer peer);

    /**
     * Decides whether a connected device may publish for a device.
     *
     * @param clientId the connected device
     * @param store the store named in the topic
     * @param device the device named in the topic
     * @return true to take the message
     */
    boolean maySpeakFor(String clientId, String store, String device);

    /**
     * Lets nobody in.
     *
     * @return the policy while no device has credentials
     */
    static DevicePolicy nobody() {
        return new DevicePolicy() {
            @Override
            public boolean mayConnect(Peer peer) {
                return false;
            }

            @Override
            public boolean maySpeakFor(String clientId, String store, String device) {
                return false;
            }
        };
    }

    /**
     * Lets everybody on this machine in, under any name and for any device: for trying things out.
     *
     * @return the policy of {@code --insecure-devices}
     */
    static DevicePolicy anybodyOnThisMachine() {
        return new DevicePolicy() {
            @Override
            public boolean mayConnect(Peer peer) {
                InetAddress address = peer.address();
                return address != null && address.isLoopbackAddress();
            }

            @Override
            public boolean maySpeakFor(String clientId, String store, String device) {
                return true;
            }
        };
    }
}
