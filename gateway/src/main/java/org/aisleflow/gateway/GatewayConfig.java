package org.aisleflow.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.StoreId;
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
        long minimumFreeDiskBytes,
        List<StoreId> stores,
        @Nullable String externalMqttHost,
        int externalMqttPort,
        boolean externalMqttTls,
        @Nullable String externalMqttUser,
        @Nullable String externalMqttPassword,
        String externalMqttClient) {
    private static final int LARGEST_PORT = 65_535;

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
        checkPort(wrong, "externalMqttPort", externalMqttPort, 1);
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

    /** Does not show the password. */
    @Override
    public String toString() {
        return "GatewayConfig[dataFolder=%s, kafka=%s, mqtt=%s:%d, coap=%s:%d, insecureDevices=%s, externalMqtt=%s]"
                .formatted(
                        dataFolder,
                        kafka,
                        mqttHost,
                        mqttPort,
                        coapHost,
                        coapPort,
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
