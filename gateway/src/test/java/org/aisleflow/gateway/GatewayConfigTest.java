package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.StoreId;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    private static final Map<String, String> EVERYTHING =
            Map.ofEntries(
                    Map.entry("dataFolder", "/data"),
                    Map.entry("kafka", "k1:9092,k2:9092"),
                    Map.entry("kafkaPartitions", "8"),
                    Map.entry("mqttHost", "0.0.0.0"),
                    Map.entry("mqttPort", "1884"),
                    Map.entry("coapHost", "127.0.0.2"),
                    Map.entry("coapPort", "5685"),
                    Map.entry("insecureDevices", "false"),
                    Map.entry("plainOutsideLoopback", "true"),
                    Map.entry("secureHost", "0.0.0.0"),
                    Map.entry("mqttsPort", "8884"),
                    Map.entry("coapsPort", "5686"),
                    Map.entry("tlsCertificate", "/tls/cert.pem"),
                    Map.entry("tlsKey", "/tls/key.pem"),
                    Map.entry("tlsClientCa", "/tls/ca.pem"),
                    Map.entry("sealingKeyFile", "/sealing.key"),
                    Map.entry("mostConnections", "11"),
                    Map.entry("connectsPerSecond", "12"),
                    Map.entry("messagesPerSecond", "13"),
                    Map.entry("bytesPerSecond", "14"),
                    Map.entry("longestSessionSeconds", "15"),
                    Map.entry("minimumFreeDiskBytes", "5"),
                    Map.entry("stores", "s1, s2"),
                    Map.entry("externalMqttHost", "broker.example"),
                    Map.entry("externalMqttPort", "8883"),
                    Map.entry("externalMqttTls", "true"),
                    Map.entry("externalMqttUser", "shop"),
                    Map.entry("externalMqttPassword", "secret"),
                    Map.entry("externalMqttClient", "shop-1"));

    @Test
    void hasADefaultForEverything() {
        assertThat(GatewayConfig.read(Map.of()))
                .isEqualTo(
                        new GatewayConfig(
                                Path.of("var/gateway"),
                                "127.0.0.1:9092",
                                4,
                                "127.0.0.1",
                                1883,
                                "127.0.0.1",
                                5683,
                                false,
                                false,
                                "127.0.0.1",
                                8883,
                                5684,
                                null,
                                null,
                                null,
                                null,
                                10_000,
                                500,
                                1_000,
                                1L << 20,
                                7 * 86_400,
                                1L << 30,
                                List.of(),
                                null,
                                1883,
                                false,
                                null,
                                null,
                                "1"));
    }

    @Test
    void readsEverySettingByTheNameOfItsComponent() {
        assertThat(EVERYTHING.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(GatewayConfig.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
        assertThat(GatewayConfig.read(EVERYTHING))
                .isEqualTo(
                        new GatewayConfig(
                                Path.of("/data"),
                                "k1:9092,k2:9092",
                                8,
                                "0.0.0.0",
                                1884,
                                "127.0.0.2",
                                5685,
                                false,
                                true,
                                "0.0.0.0",
                                8884,
                                5686,
                                Path.of("/tls/cert.pem"),
                                Path.of("/tls/key.pem"),
                                Path.of("/tls/ca.pem"),
                                Path.of("/sealing.key"),
                                11,
                                12,
                                13,
                                14,
                                15,
                                5,
                                List.of(StoreId.of("s1"), StoreId.of("s2")),
                                "broker.example",
                                8883,
                                true,
                                "shop",
                                "secret",
                                "shop-1"));
    }

    @Test
    void readsTheEnvironment() {
        var environment = Map.of("AISLEFLOW_MINIMUM_FREE_DISK_BYTES", "7", "PATH", "/bin");

        assertThat(GatewaySettings.ofEnvironment(environment))
                .isEqualTo(Map.of("minimumFreeDiskBytes", "7"));
    }

    @Test
    void complainsAboutEverythingAtOnce() {
        var settings = new HashMap<String, String>();
        settings.put("mqttPort", "many");
        settings.put("coapPort", "70000");
        settings.put("kafkaPartitions", "0");
        settings.put("insecureDevices", "perhaps");
        settings.put("externalMqttUser", "shop");
        settings.put("tpyo", "1");

        assertThatThrownBy(() -> GatewayConfig.read(settings))
                .hasMessageContaining("mqttPort is \"many\"")
                .hasMessageContaining("coapPort is 70000, allowed are 0 to 65535")
                .hasMessageContaining("kafkaPartitions is below 1")
                .hasMessageContaining("say true or false")
                .hasMessageContaining("belong together")
                .hasMessageContaining("there is no setting tpyo");
    }

    @Test
    void letsDevicesWithoutCredentialsInOnTheLoopbackInterfaceOnly() {
        var settings = Map.of("insecureDevices", "true", "mqttHost", "0.0.0.0");

        assertThatThrownBy(() -> GatewayConfig.read(settings))
                .hasMessageContaining("mqttHost is 0.0.0.0, which is not a loopback address");
    }

    @Test
    void letsSecretsCrossTheNetworkReadableOnlyIfToldSo() {
        assertThatThrownBy(() -> GatewayConfig.read(Map.of("mqttHost", "0.0.0.0")))
                .hasMessageContaining("without plainOutsideLoopback, mqttHost is 0.0.0.0");
    }

    @Test
    void saysWhichTlsFileIsMissing() {
        assertThatThrownBy(() -> GatewayConfig.read(Map.of("tlsCertificate", "/cert.pem")))
                .hasMessageContaining("tlsCertificate and tlsKey belong together");
        assertThatThrownBy(() -> GatewayConfig.read(Map.of("tlsClientCa", "/ca.pem")))
                .hasMessageContaining("tlsClientCa needs tlsCertificate");
    }

    @Test
    void doesNotShowThePassword() {
        assertThat(GatewayConfig.read(EVERYTHING).toString()).doesNotContain("secret");
    }
}
