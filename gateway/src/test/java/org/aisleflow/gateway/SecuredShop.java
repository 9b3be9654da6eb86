package org.aisleflow.gateway;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.credentials.Credential;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.credentials.SealedPreSharedKey;
import org.aisleflow.contracts.credentials.SealingKey;
import org.aisleflow.contracts.credentials.SecretHash;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.aisleflow.gateway.identity.Refusal;
import org.jspecify.annotations.Nullable;

/** A gateway with TLS and DTLS that lets enrolled devices in only, and the Kafka behind it. */
final class SecuredShop implements AutoCloseable {
    private final SecureRandom random = new SecureRandom();
    private final SealingKey sealingKey = SealingKey.generate(random);
    private final Path folder;
    private final Map<String, String> settings;
    private final EmbeddedKafka kafka;
    private final TestCertificates authority;
    private Gateway gateway;

    private SecuredShop(Path folder, Store store, Map<String, String> more) throws Exception {
        this.folder = folder;
        this.kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        KafkaTopic.makeAll(kafka.bootstrapServers());
        KafkaTopic.put(kafka.bootstrapServers(), store);
        this.authority = TestCertificates.authority(folder.resolve("good"), "Shop");
        TestCertificates.Identity server = authority.issue("server", "CN=localhost");
        Path sealing = Files.writeString(folder.resolve("sealing.key"), sealingKey.text());
        this.settings =
                new HashMap<>(
                        Map.of(
                                "insecureDevices",
                                "false",
                                "mqttsPort",
                                "0",
                                "coapsPort",
                                "0",
                                "tlsCertificate",
                                authority.chainFile("server.pem", server).toString(),
                                "tlsKey",
                                authority.keyFile("server-key.pem", server).toString(),
                                "tlsClientCa",
                                authority.certificateFile().toString(),
                                "sealingKeyFile",
                                sealing.toString()));
        settings.putAll(more);
        this.gateway = startGateway();
    }

    static SecuredShop start(Path folder, Store store, Map<String, String> more) throws Exception {
        return new SecuredShop(folder, store, more);
    }

    private Gateway startGateway() {
        return TestShop.gateway(folder.resolve("gateway"), kafka.bootstrapServers(), settings);
    }

    /** Stops the gateway cleanly and starts it at the same DTLS port. */
    void restartGateway() {
        settings.put("coapsPort", Integer.toString(coapsPort()));
        gateway.close();
        gateway = startGateway();
    }

    /** What lies behind the gateway is gone for good. */
    void stopKafka() {
        kafka.close();
    }

    Gateway gateway() {
        return gateway;
    }

    String kafka() {
        return kafka.bootstrapServers();
    }

    TestCertificates authority() {
        return authority;
    }

    int coapsPort() {
        return gateway.coapsPort().orElseThrow();
    }

    long noted(Refusal refusal) {
        return gateway.counters().refusedAccess().getOrDefault(refusal, 0L);
    }

    /** Without credentials it is revoked. */
    void enrol(String device, Credential... credentials) throws Exception {
        KafkaTopic.send(
                kafka.bootstrapServers(),
                Topics.CREDENTIALS,
                new StateKey(TestShop.STORE, device),
                new DeviceCredentials(
                        TestShop.STORE, DeviceId.of(device), List.of(credentials), Instant.now()));
    }

    /** Shuts a device out. */
    void revoke(String device) {
        try {
            enrol(device);
        } catch (Exception failure) {
            throw new IllegalStateException(device + " could not be revoked", failure);
        }
    }

    SecretHash secret(String secret) {
        return SecretHash.of(secret, random);
    }

    SealedPreSharedKey key(String identity, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        return new SealedPreSharedKey(identity, sealingKey.seal(bytes, identity, random), null);
    }

    RawMqtt plain() throws Exception {
        return new RawMqtt(
                new Socket(InetAddress.getLoopbackAddress(), gateway.mqttPort().orElseThrow()));
    }

    /** Connects with TLS, and with a certificate if there is one. */
    RawMqtt encrypted(TestCertificates.@Nullable Identity identity) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                identity == null ? null : new KeyManager[] {new Insistent(identity)},
                trust.getTrustManagers(),
                random);
        return new RawMqtt(
                context.getSocketFactory()
                        .createSocket(
                                InetAddress.getLoopbackAddress(),
                                gateway.mqttsPort().orElseThrow()));
    }

    @Override
    public void close() {
        gateway.close();
        kafka.close();
    }

    /** Sends its certificate also to a server that does not trust its issuer. */
    private static final class Insistent extends X509ExtendedKeyManager {
        private final TestCertificates.Identity identity;

        Insistent(TestCertificates.Identity identity) {
            this.identity = identity;
        }

        @Override
        public String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
            return "own";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return identity.chain().toArray(new X509Certificate[0]);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return identity.key();
        }

        @Override
        public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String @Nullable [] getServerAliases(
                String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }
    }
}
