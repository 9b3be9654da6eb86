package org.aisleflow.sim.sending;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.BiFunction;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;

/** Stands for the gateway: takes every POST, under whatever path. */
public final class CoapGateway implements AutoCloseable {
    private final CoapServer server;
    private final CoapEndpoint endpoint;

    /**
     * Opens a port.
     *
     * @param port 0 for a free one
     * @param answers told of every path and payload, says what to answer
     */
    public CoapGateway(int port, BiFunction<String, byte[], Response> answers) {
        CoapConfig.register();
        UdpConfig.register();
        Configuration configuration = Configuration.createStandardWithoutFile();
        endpoint =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setInetSocketAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .build();
        server = new CoapServer(configuration);
        server.addEndpoint(endpoint);
        server.add(new Everything(answers));
        server.start();
    }

    /** Where it listens. */
    public int port() {
        return endpoint.getAddress().getPort();
    }

    @Override
    public void close() {
        server.destroy();
    }

    private static final class Everything extends CoapResource {
        private final BiFunction<String, byte[], Response> answers;

        Everything(BiFunction<String, byte[], Response> answers) {
            super("v1");
            this.answers = answers;
        }

        @Override
        public Resource getChild(String name) {
            return this;
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            exchange.respond(
                    answers.apply(
                            exchange.getRequestOptions().getUriPathString(),
                            exchange.getRequestPayload()));
        }
    }
}
