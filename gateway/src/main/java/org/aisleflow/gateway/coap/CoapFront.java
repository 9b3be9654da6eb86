package org.aisleflow.gateway.coap;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.aisleflow.contracts.wire.TelemetryDecoder;
import org.aisleflow.gateway.intake.Intake;
import org.aisleflow.gateway.intake.Journal;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;

/**
 * Where devices that speak CoAP come in. Plain UDP knows nobody, so it belongs on the loopback
 * interface; an encrypted endpoint is one more endpoint of the same server.
 */
public final class CoapFront implements AutoCloseable {
    private static final int MOST_PEERS = 20_000;

    private final CoapServer server;
    private final CoapEndpoint endpoint;
    private final Map<ResponseCode, LongAdder> answers = new ConcurrentHashMap<>();

    /**
     * Makes the front door; {@link #start} opens it.
     *
     * @param address where to listen; port 0 for a free one
     * @param intake judges what comes
     * @param journal keeps it
     * @param clock the gateway's clock
     */
    public CoapFront(
            InetSocketAddress address, Intake intake, Journal journal, InstantSource clock) {
        Configuration configuration = configuration();
        this.endpoint =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setInetSocketAddress(address)
                        .build();
        endpoint.addInterceptor(new Answers());
        this.server = new CoapServer(configuration);
        server.addEndpoint(endpoint);
        server.add(new TelemetryResource(intake, journal, clock));
    }

    /**
     * Opens the port.
     *
     * @throws IllegalStateException with a sentence for people, when the port is in use
     */
    public void start() {
        InetSocketAddress address = endpoint.getAddress();
        server.start();
        if (!endpoint.isStarted()) {
            server.destroy();
            throw new IllegalStateException(
                    "Port %d for CoAP is in use on %s"
                            .formatted(address.getPort(), address.getHostString()));
        }
    }

    /**
     * The port devices send to.
     *
     * @return a UDP port
     */
    public int port() {
        return endpoint.getAddress().getPort();
    }

    /**
     * How often each answer was given since the start.
     *
     * @return the CoAP code, for example {@code 2.04}, and its count
     */
    public Map<String, Long> answers() {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((code, count) -> counts.put(code.toString(), count.sum()));
        return counts;
    }

    /**
     * Says what is wrong with the endpoint.
     *
     * @return a sentence, or empty when all is well
     */
    public Optional<String> trouble() {
        return endpoint.isStarted()
                ? Optional.empty()
                : Optional.of("the CoAP endpoint has stopped");
    }

    @Override
    public void close() {
        server.destroy();
    }

    private static Configuration configuration() {
        CoapConfig.register();
        UdpConfig.register();
        Configuration configuration = Configuration.createStandardWithoutFile();
        // The default one keeps four times the memory under load.
        configuration.set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP);
        configuration.set(CoapConfig.MAX_ACTIVE_PEERS, MOST_PEERS);
        configuration.set(
                CoapConfig.MAX_RESOURCE_BODY_SIZE, TelemetryDecoder.LARGEST_PAYLOAD_BYTES);
        configuration.set(CoapConfig.BLOCKWISE_STATUS_LIFETIME, 30, TimeUnit.SECONDS);
        configuration.set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 2);
        configuration.set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1);
        configuration.set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1);
        return configuration;
    }

    /** Counts here, because some refusals are Californium's own: bodies that are too large. */
    private final class Answers extends MessageInterceptorAdapter {
        @Override
        public void sendResponse(Response response) {
            answers.computeIfAbsent(response.getCode(), _ -> new LongAdder()).increment();
        }
    }
}
