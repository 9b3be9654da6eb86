package org.aisleflow.benchmarks.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedMultiPskStore;

/**
 * What Californium can take when nothing is done with a message: a resource that answers 2.04, with
 * the gateway's settings for duplicates and threads.
 */
final class EmptyCoapPart implements Part {
    /** As many as the gateway keeps. */
    private static final int LAST_OF_A_PEER = 16;

    private final CoapServer server;
    private final CoapEndpoint plain;
    private final CoapEndpoint secure;

    private EmptyCoapPart(Map<String, String> settings) {
        Configuration configuration = configuration();
        this.plain =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setInetSocketAddress(loopback())
                        .build();
        this.secure =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setConnector(dtls(configuration, settings))
                        .build();
        this.server = new CoapServer(configuration);
        server.addEndpoint(plain);
        server.addEndpoint(secure);
        server.add(new Answering());
        server.start();
    }

    static EmptyCoapPart start(Map<String, String> settings) {
        return new EmptyCoapPart(settings);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static Configuration configuration() {
        CoapConfig.register();
        UdpConfig.register();
        DtlsConfig.register();
        Configuration configuration = Configuration.createStandardWithoutFile();
        configuration.set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP);
        configuration.set(CoapConfig.PEERS_MARK_AND_SWEEP_MESSAGES, LAST_OF_A_PEER);
        configuration.set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 2);
        configuration.set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1);
        configuration.set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1);
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.SERVER_ONLY);
        configuration.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 6);
        configuration.set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1);
        configuration.set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 2);
        return configuration;
    }

    private static DTLSConnector dtls(Configuration configuration, Map<String, String> settings) {
        AdvancedMultiPskStore keys = new AdvancedMultiPskStore();
        byte[] key =
                Objects.requireNonNull(settings.get("key")).getBytes(StandardCharsets.US_ASCII);
        for (String identity : Objects.requireNonNull(settings.get("identities")).split(",")) {
            keys.setKey(new PskPublicInformation(identity), key);
        }
        return new DTLSConnector(
                DtlsConnectorConfig.builder(configuration)
                        .setAddress(loopback())
                        .setAdvancedPskStore(keys)
                        .build());
    }

    @Override
    public Map<String, String> ready() {
        return Map.of(
                "coap", Integer.toString(plain.getAddress().getPort()),
                "coaps", Integer.toString(secure.getAddress().getPort()));
    }

    @Override
    public void close() {
        server.destroy();
    }

    private static final class Answering extends CoapResource {
        Answering() {
            super("v1");
        }

        @Override
        public Resource getChild(String name) {
            return this;
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            exchange.respond(ResponseCode.CHANGED);
        }
    }
}
