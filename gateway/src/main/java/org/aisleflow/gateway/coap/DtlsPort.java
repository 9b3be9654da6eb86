package org.aisleflow.gateway.coap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.CredentialTable;
import org.aisleflow.gateway.identity.Refusal;
import org.aisleflow.gateway.tls.TlsFiles;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.CertificateAuthenticationMode;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.util.Filter;
import org.eclipse.californium.elements.util.PersistentComponentUtil;
import org.eclipse.californium.scandium.ConnectionListener;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.DTLSContext;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.SessionListener;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm.HashAlgorithm;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm.SignatureAlgorithm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encrypted CoAP endpoint: DTLS 1.2 with pre-shared keys, and with certificates if the gateway
 * has one. Connection ids keep devices behind a NAT known when their address changes. Connections
 * are kept over a restart: devices that do not notice it would otherwise be unheard for days.
 */
final class DtlsPort implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(DtlsPort.class);

    /** 20,000 connections need about 60 MB. */
    private static final int MOST_CONNECTIONS = 20_000;

    private static final int CONNECTION_ID_BYTES = 6;
    private static final Duration OLDEST_KEPT = Duration.ofDays(7);
    private static final Duration SWEEP = Duration.ofSeconds(2);

    /** The default leaves out what certificate tools sign with today. */
    private static final List<SignatureAndHashAlgorithm> SIGNATURES =
            List.of(
                    SignatureAndHashAlgorithm.SHA256_WITH_ECDSA,
                    SignatureAndHashAlgorithm.SHA384_WITH_ECDSA,
                    new SignatureAndHashAlgorithm(HashAlgorithm.SHA512, SignatureAlgorithm.ECDSA),
                    SignatureAndHashAlgorithm.SHA256_WITH_RSA,
                    new SignatureAndHashAlgorithm(HashAlgorithm.SHA384, SignatureAlgorithm.RSA),
                    new SignatureAndHashAlgorithm(HashAlgorithm.SHA512, SignatureAlgorithm.RSA));

    private final Path file;
    private final PathGuard guard;
    private final @Nullable DtlsCertificates certificates;
    private final DTLSConnector connector;
    private final CoapEndpoint endpoint;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("gateway-dtls-eviction").factory());

    DtlsPort(
            CoapSettings.Secure settings,
            Configuration coap,
            CredentialTable credentials,
            PathGuard guard,
            AccessAudit audit) {
        this.file = settings.connections();
        this.guard = guard;
        TlsFiles files = settings.files();
        this.certificates = files == null ? null : new DtlsCertificates(files);
        DtlsConnectorConfig.Builder builder =
                DtlsConnectorConfig.builder(configuration(coap))
                        .setAddress(settings.address())
                        .setSerializationLabel("aisleflow-gateway")
                        .setAdvancedPskStore(new PreSharedKeys(credentials, audit))
                        .setConnectionListener(new UnreadableRecords(audit))
                        .setSessionListener(new Handshakes(audit));
        // Without somebody who vouches for devices, a certificate would let in who proves nothing.
        if (certificates != null && certificates.verifier().isPresent()) {
            builder.setCertificateIdentityProvider(certificates.provider());
            builder.set(DtlsConfig.DTLS_SIGNATURE_AND_HASH_ALGORITHMS, SIGNATURES);
            certificates.verifier().ifPresent(builder::setAdvancedCertificateVerifier);
            builder.set(
                    DtlsConfig.DTLS_CLIENT_AUTHENTICATION_MODE,
                    CertificateAuthenticationMode.NEEDED);
        }
        this.connector = new DTLSConnector(builder.build());
        this.endpoint =
                CoapEndpoint.builder().setConfiguration(coap).setConnector(connector).build();
    }

    CoapEndpoint endpoint() {
        return endpoint;
    }

    /** Takes the kept connections up again; before the endpoint is started. */
    void restore() {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            int count = components().loadComponents(stream);
            LOGGER.info("{} DTLS connections are taken up again", count);
        } catch (IOException | RuntimeException damaged) {
            LOGGER.warn("The kept DTLS connections cannot be used; devices connect anew", damaged);
        } finally {
            forget();
        }
    }

    /** Begins to end connections of devices that count no more. */
    void watch() {
        timer.scheduleWithFixedDelay(
                this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    Optional<String> trouble() {
        return certificates == null ? Optional.empty() : certificates.trouble();
    }

    /** Keeps the connections; the endpoint has to be stopped, else they would go on changing. */
    @Override
    public void close() {
        timer.shutdownNow();
        endpoint.stop();
        try {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            try (OutputStream stream = Files.newOutputStream(file)) {
                components().saveComponents(stream, OLDEST_KEPT.toSeconds());
            }
        } catch (IOException failure) {
            LOGGER.warn("The DTLS connections could not be kept", failure);
            forget();
        }
    }

    private void sweep() {
        try {
            Filter<Principal> unwelcome = peer -> !guard.mayStay(peer);
            connector.startTerminateConnectionsForPrincipal(unwelcome, true);
        } catch (RuntimeException bug) {
            // A timer never calls again what once threw.
            LOGGER.error("DTLS connections could not be looked through", bug);
        }
    }

    /** Taken up twice, a connection would encrypt different messages under the same number. */
    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "The file %s must be deleted before DTLS can start".formatted(file), failure);
        }
    }

    private PersistentComponentUtil components() {
        PersistentComponentUtil components = new PersistentComponentUtil();
        components.add(connector);
        return components;
    }

    private static Configuration configuration(Configuration coap) {
        DtlsConfig.register();
        Configuration configuration = new Configuration(coap);
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY);
        configuration.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CONNECTION_ID_BYTES);
        configuration.set(DtlsConfig.DTLS_MAX_CONNECTIONS, MOST_CONNECTIONS);
        configuration.set(DtlsConfig.DTLS_MAC_ERROR_FILTER_QUIET_TIME, 4, TimeUnit.SECONDS);
        configuration.set(DtlsConfig.DTLS_MAC_ERROR_FILTER_THRESHOLD, 8);
        configuration.set(DtlsConfig.DTLS_USE_ANTI_REPLAY_FILTER, true);
        configuration.set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1);
        configuration.set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 2);
        return configuration;
    }

    /** Tells the audit of records that a wrong key has written, as at the end of a handshake. */
    private record UnreadableRecords(AccessAudit audit) implements ConnectionListener {
        @Override
        public boolean onConnectionMacError(Connection connection) {
            audit.refused(
                    Refusal.WRONG_SECRET,
                    null,
                    String.valueOf(connection.getPeerAddress()),
                    "dtls record");
            return false;
        }

        @Override
        public boolean onConnectionUpdatesSequenceNumbers(
                Connection connection, boolean writeSequenceNumber) {
            return false;
        }

        @Override
        public void onConnectionEstablished(Connection connection) {}

        @Override
        public void onConnectionRemoved(Connection connection) {}

        @Override
        public void beforeExecution(Connection connection) {}

        @Override
        public void updateExecution(Connection connection) {}

        @Override
        public void afterExecution(Connection connection) {}
    }

    /** Tells the audit of handshakes that came to nothing. */
    private record Handshakes(AccessAudit audit) implements SessionListener {
        @Override
        public void handshakeStarted(Handshaker handshaker) {}

        @Override
        public void contextEstablished(Handshaker handshaker, DTLSContext context) {}

        @Override
        public void handshakeCompleted(Handshaker handshaker) {}

        @Override
        public void handshakeFailed(Handshaker handshaker, Throwable failure) {
            audit.refused(
                    Refusal.HANDSHAKE,
                    null,
                    String.valueOf(handshaker.getPeerAddress()),
                    "dtls: " + failure.getMessage());
        }

        @Override
        public void handshakeFlightRetransmitted(Handshaker handshaker, int flight) {}
    }
}
