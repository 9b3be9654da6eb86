package org.aisleflow.sim.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;

/**
 * The sockets that CoAP devices share. There are several, since one socket has 65,536 message ids
 * for each four minutes.
 */
final class CoapNetwork implements AutoCloseable {
    private static final int SOCKETS = 4;
    private static final int LARGEST_BODY_BYTES = 64 * 1024;

    private final List<CoapEndpoint> endpoints = new ArrayList<>();

    CoapNetwork(ScheduledExecutorService executor) {
        CoapConfig.register();
        UdpConfig.register();
        Configuration configuration = Configuration.createStandardWithoutFile();
        configuration.set(CoapConfig.MAX_RESOURCE_BODY_SIZE, LARGEST_BODY_BYTES);
        configuration.set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1);
        configuration.set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1);
        for (int i = 0; i < SOCKETS; i++) {
            CoapEndpoint endpoint =
                    CoapEndpoint.builder()
                            .setConfiguration(configuration)
                            .setInetSocketAddress(new InetSocketAddress(0))
                            .build();
            endpoint.setExecutors(executor, executor);
            endpoints.add(endpoint);
        }
    }

    void start() {
        try {
            for (CoapEndpoint endpoint : endpoints) {
                endpoint.start();
            }
        } catch (IOException failure) {
            close();
            throw new UncheckedIOException("no UDP socket can be opened", failure);
        }
    }

    CoapEndpoint endpointFor(String device) {
        return endpoints.get(Math.floorMod(device.hashCode(), endpoints.size()));
    }

    @Override
    public void close() {
        endpoints.forEach(CoapEndpoint::destroy);
    }
}
