package org.aisleflow.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.eclipse.californium.scandium.dtls.x509.SingleCertificateProvider;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;

/** A device that speaks CoAP over DTLS; impatient, so that a refusal is quick. */
final class CoapsDevice implements AutoCloseable {
    /** The gateway did not answer. */
    static final String SILENCE = "silence";

    private static final long PATIENCE_MILLIS = 5_000;

    private final CoapEndpoint endpoint;
    private final int port;

    private CoapsDevice(DtlsConnectorConfig.Builder builder, Configuration coap, int port) {
        this.port = port;
        this.endpoint =
                CoapEndpoint.builder()
                        .setConfiguration(coap)
                        .setConnector(new DTLSConnector(builder.build()))
                        .build();
    }

    static CoapsDevice withKey(int port, String identity, String key) {
        Configuration configuration = configuration();
        return new CoapsDevice(
                builder(configuration)
                        .setAdvancedPskStore(
                                new AdvancedSinglePskStore(
                                        identity, key.getBytes(StandardCharsets.US_ASCII))),
                configuration,
                port);
    }

    static CoapsDevice withCertificate(
            int port, TestCertificates.Identity identity, Certificate trusted) {
        Configuration configuration = configuration();
        configuration.set(
                DtlsConfig.DTLS_SIGNATURE_AND_HASH_ALGORITHMS,
                List.of(
                        SignatureAndHashAlgorithm.SHA256_WITH_ECDSA,
                        SignatureAndHashAlgorithm.SHA384_WITH_ECDSA));
        return new CoapsDevice(
                builder(configuration)
                        .setCertificateIdentityProvider(
                                new SingleCertificateProvider(
                                        identity.key(),
                                        identity.chain().toArray(new Certificate[0]),
                                        CertificateType.X_509))
                        .setAdvancedCertificateVerifier(
                                StaticNewAdvancedCertificateVerifier.builder()
                                        .setTrustedCertificates(trusted)
                                        .build()),
                configuration,
                port);
    }

    /** The code of the answer, such as 2.04, or silence. */
    String post(String path, String payload) throws Exception {
        CoapClient client = new CoapClient("coaps://127.0.0.1:" + port + path);
        client.setEndpoint(endpoint);
        client.setTimeout(PATIENCE_MILLIS);
        try {
            CoapResponse response = client.post(payload, 50);
            return response == null ? SILENCE : response.getCode().toString();
        } catch (ConnectorException | IOException refused) {
            return SILENCE;
        }
    }

    /** The code of the answer and what it says, or silence. */
    String get(String path) throws Exception {
        CoapClient client = new CoapClient("coaps://127.0.0.1:" + port + path);
        client.setEndpoint(endpoint);
        client.setTimeout(PATIENCE_MILLIS);
        try {
            CoapResponse response = client.get();
            return response == null
                    ? SILENCE
                    : response.getCode() + " " + response.getResponseText();
        } catch (ConnectorException | IOException refused) {
            return SILENCE;
        }
    }

    private static DtlsConnectorConfig.Builder builder(Configuration configuration) {
        return DtlsConnectorConfig.builder(configuration).setAddress(new InetSocketAddress(0));
    }

    private static Configuration configuration() {
        CoapConfig.register();
        UdpConfig.register();
        DtlsConfig.register();
        Configuration configuration = Configuration.createStandardWithoutFile();
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY);
        configuration.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0);
        configuration.set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, 300, TimeUnit.MILLISECONDS);
        configuration.set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 1);
        configuration.set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1);
        configuration.set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 1);
        return configuration;
    }

    @Override
    public void close() {
        endpoint.destroy();
    }
}
