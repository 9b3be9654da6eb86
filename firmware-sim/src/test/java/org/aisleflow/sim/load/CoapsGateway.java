package org.aisleflow.sim.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import javax.crypto.SecretKey;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.SecretUtil;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;

/** A CoAP server over DTLS, with connection ids, that knows every identity by one key. */
final class CoapsGateway implements AutoCloseable {
    static final byte[] KEY = "the key of the load test".getBytes(UTF_8);

    private static final int CONNECTION_ID_BYTES = 6;
    private static final int MOST_CONNECTIONS = 20_000;

    private final CoapServer server;
    private final CoapEndpoint endpoint;
    private final LongAdder taken = new LongAdder();

    CoapsGateway(int port) {
        CoapConfig.register();
        DtlsConfig.register();
        Configuration configuration = Configuration.createStandardWithoutFile();
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY);
        configuration.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CONNECTION_ID_BYTES);
        configuration.set(DtlsConfig.DTLS_MAX_CONNECTIONS, MOST_CONNECTIONS);
        configuration.set(CoapConfig.MAX_ACTIVE_PEERS, MOST_CONNECTIONS);
        configuration.set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP);
        DTLSConnector connector =
                new DTLSConnector(
                        DtlsConnectorConfig.builder(configuration)
                                .setAddress(
                                        new InetSocketAddress(
                                                InetAddress.getLoopbackAddress(), port))
                                .setAdvancedPskStore(new OneKey())
                                .build());
        endpoint =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setConnector(connector)
                        .build();
        server = new CoapServer(configuration);
        server.addEndpoint(endpoint);
        server.add(new Everything());
        server.start();
    }

    /**
     * Runs one until the program is stopped, to be loaded by another program.
     *
     * @param arguments the port
     */
    public static void main(String[] arguments) throws InterruptedException {
        new CoapsGateway(Integer.parseInt(arguments[0]));
        new CountDownLatch(1).await();
    }

    int port() {
        return endpoint.getAddress().getPort();
    }

    /** Messages that were taken. */
    long taken() {
        return taken.sum();
    }

    @Override
    public void close() {
        server.destroy();
    }

    private final class Everything extends CoapResource {
        Everything() {
            super("v1");
        }

        @Override
        public Resource getChild(String name) {
            return this;
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            taken.increment();
            exchange.respond(ResponseCode.CHANGED);
        }
    }

    private static final class OneKey implements AdvancedPskStore {
        @Override
        public boolean hasEcdhePskSupported() {
            return true;
        }

        @Override
        public PskSecretResult requestPskSecretResult(
                ConnectionId connection,
                @Nullable ServerNames serverNames,
                PskPublicInformation identity,
                String hmacAlgorithm,
                @Nullable SecretKey otherSecret,
                byte @Nullable [] seed,
                boolean useExtendedMasterSecret) {
            return new PskSecretResult(
                    connection, identity, SecretUtil.create(KEY, PskSecretResult.ALGORITHM_PSK));
        }

        @Override
        public @Nullable PskPublicInformation getIdentity(
                InetSocketAddress peer, @Nullable ServerNames virtualHost) {
            return null;
        }

        @Override
        public void setResultHandler(HandshakeResultHandler handler) {
            // Answers come at once.
        }
    }
}
