package org.aisleflow.gateway.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * The MQTT broker that the gateway reads from: its own, or one the shop already has.
 *
 * @param host the host name or address
 * @param port the TCP port, 1 to 65535
 * @param encrypted whether to speak TLS; the certificate must be trusted by this JVM
 * @param login the name and password to give; null for none
 */
public record BrokerAddress(String host, int port, boolean encrypted, @Nullable Login login) {
    /**
     * Name and password.
     *
     * @param user the user name
     * @param password the password
     */
    public record Login(String user, String password) {
        /** Does not show the password. */
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    String uri() {
        return (encrypted ? "ssl://" : "tcp://") + host + ":" + port;
    }
}
