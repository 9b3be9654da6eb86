package org.aisleflow.gateway.broker;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.Refusal;
import org.aisleflow.gateway.quota.Quotas;
import org.aisleflow.gateway.tls.Reloading;
import org.aisleflow.gateway.tls.TlsFiles;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.jspecify.annotations.Nullable;

/**
 * How connections to the TLS port are encrypted: TLS 1.3 or 1.2, with the certificate that is in
 * the files at that moment, and with a client certificate if the device has one.
 */
final class TlsPort {
    /** By which the acceptor finds its port among its parameters. */
    static final String PARAMETER = "aisleflowTlsPort";

    private static final long HANDSHAKE_SECONDS = 10;

    private final BrokerSettings.Secure settings;
    private final AccessAudit audit;
    private final Quotas quotas;
    private final Reloading<SslContext> context;

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException with a sentence, if they cannot be used
     */
    TlsPort(BrokerSettings.Secure settings, AccessAudit audit, Quotas quotas) {
        this.settings = settings;
        this.audit = audit;
        this.quotas = quotas;
        this.context = new Reloading<>(settings.files(), TlsPort::context, System::nanoTime);
    }

    TransportConfiguration acceptor(String name, String parameters, int port) {
        Map<String, Object> all = new HashMap<>();
        for (String parameter : parameters.split(";")) {
            String[] nameAndValue = parameter.split("=", 2);
            all.put(nameAndValue[0], nameAndValue[1]);
        }
        all.put(TransportConstants.HOST_PROP_NAME, settings.host());
        all.put(TransportConstants.PORT_PROP_NAME, port);
        all.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        // Artemis wants a context of its own; the acceptor never uses it.
        all.put(TransportConstants.SSL_CONTEXT_PROP_NAME, "unused");
        all.put(TransportConstants.USE_DEFAULT_SSL_CONTEXT_PROP_NAME, true);
        all.put(PARAMETER, this);
        return new TransportConfiguration(TlsAcceptorFactory.class.getName(), all, name);
    }

    SslHandler handler(ByteBufAllocator allocator, @Nullable String peer) {
        String address = String.valueOf(peer);
        if (!quotas.mayConnect(address)) {
            return turnedAway(allocator, address);
        }
        SslHandler handler = context.current().newHandler(allocator);
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        handler.handshakeFuture()
                .addListener(done -> {
                    if (!done.isSuccess() && done.cause() instanceof SSLException failure) {
                        audit.refused(
                                Refusal.HANDSHAKE, null, address, "tls: " + failure.getMessage());
                    }
                });
        return handler;
    }

    Optional<String> trouble() {
        return context.trouble();
    }

    /** Closes the connection before anything is computed for it. */
    private SslHandler turnedAway(ByteBufAllocator allocator, String address) {
        return new SslHandler(context.current().newEngine(allocator)) {
            @Override
            public void handlerAdded(ChannelHandlerContext added) throws Exception {
                super.handlerAdded(added);
                audit.refused(Refusal.TOO_MANY_CONNECTS, null, address, "tls connect");
                added.close();
            }
        };
    }

    private static SslContext context(TlsFiles.Content files) {
        SslContextBuilder builder =
                SslContextBuilder.forServer(files.key(), files.chain())
                        .sslProvider(SslProvider.JDK)
                        .protocols("TLSv1.3", "TLSv1.2");
        if (!files.clientAuthorities().isEmpty()) {
            builder.trustManager(files.clientAuthorities()).clientAuth(ClientAuth.OPTIONAL);
        }
        try {
            return builder.build();
        } catch (SSLException unusable) {
            throw new IllegalArgumentException(
                    "The TLS certificate and its key do not go together", unusable);
        }
    }

    /** Artemis prints its parameters. */
    @Override
    public String toString() {
        return "TlsPort[" + settings.host() + ":" + settings.port() + "]";
    }
}
