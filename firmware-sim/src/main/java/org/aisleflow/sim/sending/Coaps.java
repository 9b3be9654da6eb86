package org.aisleflow.sim.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/**
 * The sockets of devices that speak CoAP over DTLS. Each device has one of its own, because a
 * socket holds one session with one gateway; threads are shared, apart from the one that listens.
 * Sessions use the gateway's connection id. Thread-safe.
 */
final class Coaps implements AutoCloseable {
    private static final int MOST_SESSIONS = 2;
    private static final int MOST_JOBS = 64;

    private final DeviceKeys keys;
    private final ScheduledExecutorService executor;
    private final Configuration configuration = Configuration.createStandardWithoutFile();
    private final Queue<CoapEndpoint> endpoints = new ConcurrentLinkedQueue<>();

    static {
        CoapConfig.register();
        DtlsConfig.register();
    }

    /**
     * Prepares.
     *
     * @param keys the devices' pre-shared keys
     * @param executor shared by all
     */
    Coaps(DeviceKeys keys, ScheduledExecutorService executor) {
        this.keys = keys;
        this.executor = executor;
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY);
        // A device needs no id of its own: it knows the gateway by its address.
        configuration.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0);
        configuration.set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1);
        configuration.set(DtlsConfig.DTLS_MAX_CONNECTIONS, MOST_SESSIONS);
        configuration.set(DtlsConfig.DTLS_MAX_PENDING_OUTBOUND_JOBS, MOST_JOBS);
        configuration.set(DtlsConfig.DTLS_MAX_PENDING_INBOUND_JOBS, MOST_JOBS);
        configuration.set(CoapConfig.DEDUPLICATOR, CoapConfig.NO_DEDUPLICATOR);
        configuration.set(CoapConfig.MAX_ACTIVE_PEERS, MOST_SESSIONS);
    }

    /**
     * Opens a device's socket.
     *
     * @param device store/device
     */
    CoapEndpoint open(String device) {
        DeviceKeys.PreSharedKey key = keys.of(device);
        DTLSConnector connector =
                new DTLSConnector(
                        DtlsConnectorConfig.builder(configuration)
                                .setAddress(new InetSocketAddress(0))
                                .setAdvancedPskStore(
                                        new AdvancedSinglePskStore(key.identity(), key.key()))
                                .setLoggingTag(device)
                                .build());
        connector.setExecutor(executor);
        CoapEndpoint endpoint =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setConnector(connector)
                        .build();
        endpoint.setExecutors(executor, executor);
        endpoints.add(endpoint);
        try {
            endpoint.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("no UDP socket can be opened", failure);
        }
        return endpoint;
    }

    @Override
    public void close() {
        endpoints.forEach(CoapEndpoint::destroy);
    }
}
