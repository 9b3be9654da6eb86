package org.aisleflow.gateway.broker;

import java.net.InetAddress;
import javax.security.auth.x500.X500Principal;
import org.aisleflow.gateway.identity.Refusal;
import org.jspecify.annotations.Nullable;

/** Which devices may come in and for whom they may speak. Implementations are thread-safe. */
@FunctionalInterface
public interface DevicePolicy {
    /**
     * Somebody at the door.
     *
     * @param clientId the MQTT client id, which should be the device id
     * @param user the user name given; null if none
     * @param password the password given; null if none
     * @param certificate the subject of the client's certificate, whose issuer was checked; null if
     *     none
     * @param address where the connection comes from; null if that could not be told
     */
    record Peer(
            String clientId,
            @Nullable String user,
            @Nullable String password,
            @Nullable X500Principal certificate,
            @Nullable InetAddress address) {
        /** Does not show the password. */
        @Override
        public String toString() {
            return "Peer[clientId=" + clientId + ", address=" + address + "]";
        }
    }

    /** What somebody at the door is told. */
    sealed interface Answer {
        /**
         * Come in.
         *
         * @param guest what it may do inside
         */
        record Admitted(Guest guest) implements Answer {}

        /**
         * Stay out.
         *
         * @param refusal why
         */
        record Refused(Refusal refusal) implements Answer {}
    }

    /** Somebody who was let in. */
    interface Guest {
        /**
         * Decides whether it is a device.
         *
         * @param store the store named in a topic
         * @param device the device named there
         * @return true if it may publish, and hear commands, under that topic
         */
        boolean speaksFor(String store, String device);

        /**
         * Decides whether it may stay; asked again and again.
         *
         * @return false to end its connection
         */
        boolean mayStay();
    }

    /**
     * Decides whether a device may connect.
     *
     * @param peer who asks
     * @return what it is told
     */
    Answer admit(Peer peer);

    /**
     * Lets nobody in.
     *
     * @return the policy while no device has credentials
     */
    static DevicePolicy nobody() {
        return _ -> new Answer.Refused(Refusal.UNKNOWN_DEVICE);
    }

    /**
     * Lets everybody on this machine in, under any name and for any device: for trying things out.
     *
     * @return the policy of {@code --insecure-devices}
     */
    static DevicePolicy anybodyOnThisMachine() {
        return peer -> {
            InetAddress address = peer.address();
            return address != null && address.isLoopbackAddress()
                    ? new Answer.Admitted(new Anybody())
                    : new Answer.Refused(Refusal.ANONYMOUS);
        };
    }

    /**
     * Sends those who bring no credential to another policy.
     *
     * @param anonymous decides about them
     * @return this policy for all others
     */
    default DevicePolicy orWithoutCredentials(DevicePolicy anonymous) {
        return peer ->
                peer.user() == null && peer.password() == null && peer.certificate() == null
                        ? anonymous.admit(peer)
                        : admit(peer);
    }

    /** May speak for any device. */
    record Anybody() implements Guest {
        @Override
        public boolean speaksFor(String store, String device) {
            return true;
        }

        @Override
        public boolean mayStay() {
            return true;
        }
    }
}
