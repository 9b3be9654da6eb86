package org.aisleflow.gateway.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.aisleflow.gateway.tls.TlsFiles;
import org.jspecify.annotations.Nullable;

/**
 * What the embedded broker needs to know.
 *
 * @param host the address to listen on, not encrypted
 * @param port the TCP port to listen on; 0 for a free one
 * @param secure where to listen with TLS; null for nowhere
 * @param dataFolder where the journal is kept; made when it is new
 * @param minimumFreeBytes with less room than this on the disk, publishers are turned away
 *     unacknowledged
 * @param mostConnections as many may be open at each of the two ports
 * @param longestSession for so long, at most, commands wait for a device that is away
 */
public record BrokerSettings(
        String host,
        int port,
        @Nullable Secure secure,
        Path dataFolder,
        long minimumFreeBytes,
        int mostConnections,
        Duration longestSession) {
    /** As many connections as a gateway is made for. */
    public static final int DEFAULT_CONNECTIONS = 10_000;

    /** A device that is away for longer has to start anew. */
    public static final Duration DEFAULT_SESSION = Duration.ofDays(7);

    /**
     * Where to listen with TLS.
     *
     * @param host the address
     * @param port the TCP port; 0 for a free one
     * @param files the certificate
     */
    public record Secure(String host, int port, TlsFiles files) {}

    /**
     * A broker without TLS and with the usual limits.
     *
     * @param host the address to listen on
     * @param port the TCP port to listen on; 0 for a free one
     * @param dataFolder where the journal is kept
     * @param minimumFreeBytes the room that must be left on the disk
     * @return the settings
     */
    public static BrokerSettings plain(
            String host, int port, Path dataFolder, long minimumFreeBytes) {
        return new BrokerSettings(
                host,
                port,
                null,
                dataFolder,
                minimumFreeBytes,
                DEFAULT_CONNECTIONS,
                DEFAULT_SESSION);
    }

    /** The same at other ports, as when free ones have been found. */
    BrokerSettings atPorts(int mqtt, OptionalInt mqtts) {
        Secure before = secure;
        return new BrokerSettings(
                host,
                mqtt,
                before == null || mqtts.isEmpty()
                        ? null
                        : new Secure(before.host(), mqtts.getAsInt(), before.files()),
                dataFolder,
                minimumFreeBytes,
                mostConnections,
                longestSession);
    }
}
