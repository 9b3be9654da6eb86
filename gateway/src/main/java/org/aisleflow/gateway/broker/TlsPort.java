package org.aisleflow.gateway.broker;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.Refusal;
import org.aisleflow.gateway.quota.Quotas;
import org.aisleflow.gateway.tls.Reloading;
import org.aisleflow.gateway.tls.TlsFiles;

/**
 * How connections to the TLS port are encrypted: TLS 1.3 or 1.2, with the certificate that is in
 * the files at that moment, and with a client certificate if the device has one.
 */
final class TlsPort {
    private final AccessAudit audit;
    private final Quotas quotas;
    private final Reloading<SslContext> context;

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException with a sentence, if they cannot be used
     */
    TlsPort(BrokerSettings.Secure settings, AccessAudit audit, Quotas quotas) {
        this.audit = audit;
        this.quotas = quotas;
        this.context = new Reloading<>(settings.files(), TlsPort::context, System::nanoTime);
    }

    /** Asked before anything is computed for a connection; notes who comes too often. */
    boolean mayConnect(String address) {
        if (quotas.mayConnect(address)) {
            return true;
        }
        audit.refused(Refusal.TOO_MANY_CONNECTS, null, address, "tls connect");
        return false;
    }

    /** Encrypts one connection; the front door sees to it that the handshake ends in time. */
    SslHandler handler(ByteBufAllocator allocator, String address) {
        SslHandler handler = context.current().newHandler(allocator);
        handler.setHandshakeTimeoutMillis(0);
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
}
