package org.aisleflow.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.gateway.tls.TlsFiles;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway needs to know. Each component is a setting of the same name, or the environment
 * variable of that name in capitals, for example {@code mqttPort} and {@code AISLEFLOW_MQTT_PORT}.
 *
 * @param dataFolder where the journal and the boot counter are kept
 * @param kafka Kafka's addresses, as host:port, separated by commas
 * @param kafkaPartitions partitions of topics that have to be made, at least 1
 * @param mqttHost the address on which devices reach the embedded broker
 * @param mqttPort its TCP port; 0 for a free one
 * @param coapHost the address on which devices reach the CoAP endpoint
 * @param coapPort its UDP port; 0 for a free one
 * @param insecureDevices lets devices without credentials in, which is possible on the loopback
 *     interface only
 * @param plainOutsideLoopback lets {@code mqttHost} be an address that others reach: secrets then
 *     cross the network readable
 * @param secureHost the address on which devices reach MQTT with TLS and CoAP with DTLS
 * @param mqttsPort the TCP port of MQTT with TLS; 0 for a free one; used if there is a {@code
 *     tlsCertificate}
 * @param coapsPort the UDP port of CoAP with DTLS; 0 for a free one; used if there is a {@code
 *     tlsCertificate} or a {@code sealingKeyFile}
 * @param tlsCertificate the gateway's certificate as PEM, followed by its issuers'; null for none
 * @param tlsKey its private key as PEM; null for none
 * @param tlsClientCa the certificates, as PEM, that vouch for devices'; null if devices do not log
 *     in by certificate
 * @param sealingKeyFile a file with 32 bytes as base64, the same as the API's, that opens devices'
 *     pre-shared keys; null for none
 * @param mostConnections as many devices may be connected to each MQTT port
 * @param connectsPerSecond connections per second from one address; ten seconds' worth at once
 * @param messagesPerSecond messages per second of one device; ten seconds' worth at once
 * @param bytesPerSecond bytes per second of one device; ten seconds' worth at once
 * @param longestSessionSeconds for so long, at most, commands wait for a device that is away
 * @param minimumFreeDiskBytes with less room on the disk, devices are not acknowledged
 * @param stores the stores this gateway stands for; empty for all of the catalog
 * @param externalMqttHost a broker to read from instead of the embedded one; null for none
 * @param externalMqttPort its TCP port
 * @param externalMqttTls whether to speak TLS with it
 * @param externalMqttUser the user name there; null for none
 * @param externalMqttPassword the password there; null for none
 * @param externalMqttClient tells this gateway from others at that broker; the session, and so the
 *     unread messages, go by it
 */
public record GatewayConfig(
        Path dataFolder,
        String kafka,
        int kafkaPartitions,
        String mqttHost,
        int mqttPort,
        String coapHost,
        int coapPort,
        boolean insecureDevices,
        boolean plainOutsideLoopback,
        String secureHost,
        int mqttsPort,
        int coapsPort,
        @Nullable Path tlsCertificate,
        @Nullable Path tlsKey,
        @Nullable Path tlsClientCa,
        @Nullable Path sealingKeyFile,
        int mostConnections,
        long connectsPerSecond,
        long messagesPerSecond,
        long bytesPerSecond,
        long longestSessionSeconds,
        long minimumFreeDiskBytes,
        List<StoreId> stores,
        @Nullable String externalMqttHost,
        int externalMqttPort,
        boolean externalMqttTls,
        @Nullable String externalMqttUser,
        @Nullable String externalMqttPassword,
        String externalMqttClient) {
    private static final int LARGEST_PORT = 65_535;

    /** Artemis multiplies it by a thousand in an int. */
    private static final int LONGEST_SESSION_SECONDS = Integer.MAX_VALUE / 1_000;

    /**
     * Checks everything and complains about everything at once.
     *
     * @throws IllegalArgumentException with one line for each thing that is wrong
     */
    public GatewayConfig {
        stores = List.copyOf(stores);
        List<String> wrong = new ArrayList<>();
        require(wrong, !kafka.isBlank(), "kafka is empty, it must be host:port");
        require(wrong, kafkaPartitions >= 1, "kafkaPartitions is below 1");
        checkPort(wrong, "mqttPort", mqttPort, 0);
        checkPort(wrong, "coapPort", coapPort, 0);
        checkPort(wrong, "mqttsPort", mqttsPort, 0);
        checkPort(wrong, "coapsPort", coapsPort, 0);
        checkPort(wrong, "externalMqttPort", externalMqttPort, 1);
        require(wrong, mostConnections >= 1, "mostConnections is below 1");
        require(wrong, connectsPerSecond >= 1, "connectsPerSecond is below 1");
        require(wrong, messagesPerSecond >= 1, "messagesPerSecond is below 1");
        require(wrong, bytesPerSecond >= 1, "bytesPerSecond is below 1");
        require(
                wrong,
                longestSessionSeconds >= 1 && longestSessionSeconds <= LONGEST_SESSION_SECONDS,
                "longestSessionSeconds must be 1 to " + LONGEST_SESSION_SECONDS);
        require(
                wrong,
                tlsCertificate == null == (tlsKey == null),
                "tlsCertificate and tlsKey belong together");
        require(
                wrong,
                tlsClientCa == null || tlsCertificate != null,
                "tlsClientCa needs tlsCertificate and tlsKey");
        require(wrong, minimumFreeDiskBytes >= 0, "minimumFreeDiskBytes is below 0");
        require(
                wrong,
                externalMqttClient.matches("[A-Za-z0-9_-]{1,40}"),
                "externalMqttClient must be 1 to 40 of A-Z a-z 0-9 _ -");
        require(
                wrong,
                externalMqttUser == null == (externalMqttPassword == null),
                "externalMqttUser and externalMqttPassword belong together");
        // Plain CoAP knows nobody, so it stays on this machine with and without credentials.
        checkLoopback(wrong, "coapHost", coapHost);
        if (insecureDevices) {
            checkLoopback(wrong, "with insecureDevices, mqttHost", mqttHost);
        } else if (!plainOutsideLoopback) {
            checkLoopback(wrong, "without plainOutsideLoopback, mqttHost", mqttHost);
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", wrong));
        }
    }

    /**
     * Reads the settings; what is not given has its default.
     *
     * @param settings settings by name
     * @return the configuration
     * @throws IllegalArgumentException with one line for each thing that is wrong
     */
    public static GatewayConfig read(Map<String, String> settings) {
        return GatewaySettings.read(settings);
    }

    /** Where the gateway's certificate is; null if it has none. */
    @Nullable TlsFiles tls() {
        return tlsCertificate == null || tlsKey == null
                ? null
                : new TlsFiles(tlsCertificate, tlsKey, tlsClientCa);
    }

    /** Does not show the password. */
    @Override
    public String toString() {
        return "GatewayConfig[dataFolder=%s, kafka=%s, mqtt=%s:%d, coap=%s:%d, secure=%s (MQTT %d, CoAP %d), insecureDevices=%s, externalMqtt=%s]"
                .formatted(
                        dataFolder,
                        kafka,
                        mqttHost,
                        mqttPort,
                        coapHost,
                        coapPort,
                        secureHost,
                        mqttsPort,
                        coapsPort,
                        insecureDevices,
                        externalMqttHost == null
                                ? "none"
                                : externalMqttHost + ":" + externalMqttPort);
    }

    private static void require(List<String> wrong, boolean condition, String complaint) {
        if (!condition) {
            wrong.add(complaint);
        }
    }

    private static void checkPort(List<String> wrong, String name, int port, int smallest) {
        require(
                wrong,
                port >= smallest && port <= LARGEST_PORT,
                "%s is %d, allowed are %d to %d".formatted(name, port, smallest, LARGEST_PORT));
    }

    private static void checkLoopback(List<String> wrong, String name, String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                require(
                        wrong,
                        address.isLoopbackAddress(),
                        "%s is %s, which is not a loopback address".formatted(name, host));
            }
        } catch (UnknownHostException unknown) {
            wrong.add("%s is %s, which is no address".formatted(name, host));
        }
    }
}
