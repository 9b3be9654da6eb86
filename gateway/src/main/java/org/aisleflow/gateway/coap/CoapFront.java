package org.aisleflow.gateway.coap;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.aisleflow.contracts.wire.TelemetryDecoder;
import org.aisleflow.gateway.commands.CommandBook;
import org.aisleflow.gateway.commands.CommandDesk;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.CredentialTable;
import org.aisleflow.gateway.intake.Intake;
import org.aisleflow.gateway.intake.Journal;
import org.aisleflow.gateway.quota.Quotas;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where devices that speak CoAP come in. Plain UDP knows nobody, so it belongs on the loopback
 * interface; the encrypted endpoint is one more endpoint of the same server.
 */
public final class CoapFront implements AutoCloseable {
    private static final int MOST_PEERS = 20_000;
    private static final int LAST_OF_A_PEER = 16;

    /** So long a body that comes in blocks waits for the next one. */
    private static final Duration BODY_LIFETIME = Duration.ofSeconds(30);

    private final CoapServer server;
    private final CoapEndpoint endpoint;
    private final @Nullable DtlsPort dtls;
    private final Map<ResponseCode, LongAdder> answers = new ConcurrentHashMap<>();

    /**
     * Makes the front door; {@link #start} opens it.
     *
     * @param settings where to listen
     * @param intake judges what comes
     * @param journal keeps it
     * @param clock the gateway's clock
     * @param credentials by which devices are recognised
     * @param audit is told who was refused
     * @param quotas how much each may send
     * @param book the commands that wait for devices
     * @param desk is told which of them devices have got
     * @throws IllegalArgumentException with a sentence, if the TLS files cannot be used
     */
    public CoapFront(
            CoapSettings settings,
            Intake intake,
            Journal journal,
            InstantSource clock,
            CredentialTable credentials,
            AccessAudit audit,
            Quotas quotas,
            CommandBook book,
            CommandDesk desk) {
        Configuration configuration = configuration();
        this.endpoint =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setInetSocketAddress(settings.plain())
                        .build();
        watch(endpoint);
        this.server = new CoapServer(configuration);
        server.addEndpoint(endpoint);
        PathGuard guard = new PathGuard(credentials, audit, settings.anybody());
        CoapSettings.Secure secure = settings.secure();
        this.dtls =
                secure == null
                        ? null
                        : new DtlsPort(secure, configuration, credentials, guard, audit);
        if (dtls != null) {
            watch(dtls.endpoint());
            server.addEndpoint(dtls.endpoint());
        }
        server.add(new TelemetryResource(intake, journal, clock, guard, quotas, book, desk));
    }

    /**
     * Opens the port.
     *
     * @throws IllegalStateException with a sentence for people, when the port is in use
     */
    public void start() {
        Map<CoapEndpoint, InetSocketAddress> wanted = new LinkedHashMap<>();
        endpoints().forEach(one -> wanted.put(one, one.getAddress()));
        if (dtls != null) {
            dtls.restore();
        }
        server.start();
        wanted.forEach((one, address) -> {
            if (!one.isStarted()) {
                server.destroy();
                throw new IllegalStateException(
                        "Port %d for CoAP is in use on %s"
                                .formatted(address.getPort(), address.getHostString()));
            }
        });
        if (dtls != null) {
            dtls.watch();
        }
    }

    private void watch(CoapEndpoint watched) {
        watched.addInterceptor(new Answers());
        watched.addInterceptor(new BlockTransfers(BODY_LIFETIME, System::nanoTime));
    }

    private List<CoapEndpoint> endpoints() {
        return dtls == null ? List.of(endpoint) : List.of(endpoint, dtls.endpoint());
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
     * The port devices send to with DTLS.
     *
     * @return a UDP port, or empty without DTLS
     */
    public OptionalInt securePort() {
        return dtls == null
                ? OptionalInt.empty()
                : OptionalInt.of(dtls.endpoint().getAddress().getPort());
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
        if (!endpoints().stream().allMatch(CoapEndpoint::isStarted)) {
            return Optional.of("the CoAP endpoint has stopped");
        }
        return dtls == null ? Optional.empty() : dtls.trouble();
    }

    @Override
    public void close() {
        if (dtls != null) {
            dtls.close();
        }
        server.destroy();
    }

    private static Configuration configuration() {
        CoapConfig.register();
        UdpConfig.register();
        Configuration configuration = Configuration.createStandardWithoutFile();
        // The default one keeps four minutes of messages. A device has one on its way (NSTART of
        // RFC
        // 7252), so its last few are all that can come again; more would only grow old in memory.
        configuration.set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP);
        configuration.set(CoapConfig.PEERS_MARK_AND_SWEEP_MESSAGES, LAST_OF_A_PEER);
        configuration.set(CoapConfig.MAX_ACTIVE_PEERS, MOST_PEERS);
        configuration.set(CoapConfig.MAX_SERVER_OBSERVES, MOST_PEERS);
        configuration.set(
                CoapConfig.MAX_RESOURCE_BODY_SIZE, TelemetryDecoder.LARGEST_PAYLOAD_BYTES);
        configuration.set(
                CoapConfig.BLOCKWISE_STATUS_LIFETIME, BODY_LIFETIME.toSeconds(), TimeUnit.SECONDS);
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
