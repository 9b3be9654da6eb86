package org.aisleflow.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.quota.Quotas;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedBrokerIT {
    private static final String TELEMETRY = "aisleflow/v1/s1/door-1/crossing";
    private static final String READER = "aisleflow-gateway-reader";
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int REFUSED_LOGIN = 134;
    private static final int NOT_AUTHORIZED = 0x87;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final InternalIdentity internal = InternalIdentity.generate(new Random(1));

    @Test
    void letsNobodyInWithoutAPolicyThatSaysSo() {
        try (var broker = start(DevicePolicy.nobody(), 0)) {
            assertThatThrownBy(() -> connect(broker, "door-1", null))
                    .isInstanceOfSatisfying(
                            MqttException.class,
                            refusal ->
                                    assertThat(refusal.getReasonCode()).isEqualTo(REFUSED_LOGIN));
        }
    }

    @Test
    void letsNobodyTakeTheReadersName() throws Exception {
        try (var broker = start(DevicePolicy.anybodyOnThisMachine(), 0)) {
            assertThatThrownBy(() -> connect(broker, READER, null))
                    .isInstanceOf(MqttException.class);
            assertThatThrownBy(() -> connect(broker, READER, "guessed"))
                    .isInstanceOf(MqttException.class);
            close(connect(broker, READER, internal.password()));
        }
    }

    @Test
    void letsADeviceHearItsOwnCommandsAndNothingElse() throws Exception {
        try (var broker = start(DevicePolicy.anybodyOnThisMachine(), 0)) {
            var device = connect(broker, "door-1", null);

            assertThat(subscribe(device, "aisleflow/v1/s1/door-1/command")).isEqualTo(1);
            assertThat(subscribe(device, "aisleflow/v1/s1/door-2/command"))
                    .isEqualTo(NOT_AUTHORIZED);
            assertThat(subscribe(device, "aisleflow/v1/+/door-1/command"))
                    .isEqualTo(NOT_AUTHORIZED);
            assertThat(subscribe(device, "aisleflow/v1/s1/door-1/crossing"))
                    .isEqualTo(NOT_AUTHORIZED);
            assertThat(subscribe(device, "aisleflow/#")).isEqualTo(NOT_AUTHORIZED);
            assertThat(subscribe(device, "#")).isEqualTo(NOT_AUTHORIZED);
            close(device);
        }
    }

    @Test
    void doesNotAcknowledgeWithoutRoomOnTheDisk() throws Exception {
        try (var broker = start(DevicePolicy.anybodyOnThisMachine(), Long.MAX_VALUE)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> broker.trouble().isPresent());
            var device = connect(broker, "door-1", null);

            IMqttToken token = device.publish(TELEMETRY, message("kept by the device"));

            await().atMost(Duration.ofSeconds(10)).until(() -> !device.isConnected());
            assertThat(token.getReasonCodes()).isNull();
            assertThat(broker.trouble())
                    .contains("the disk is nearly full, so devices are not acknowledged");
            close(device);
        }
    }

    @Test
    void takesNothingThatIsTooLargeEvenForADeadLetterAndCountsIt() throws Exception {
        try (var broker = start(DevicePolicy.anybodyOnThisMachine(), 0)) {
            var large =
                    Files.writeString(folder.resolve("large-message"), " ".repeat(64 * 1024 + 1));
            // An old device, which is not told the limit.
            var device =
                    new ProcessBuilder(
                                    "mosquitto_pub",
                                    "-V",
                                    "mqttv311",
                                    "-q",
                                    "1",
                                    "-t",
                                    TELEMETRY,
                                    "-p",
                                    Integer.toString(broker.port()),
                                    "-f",
                                    large.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try {
                await().atMost(Duration.ofSeconds(10)).until(() -> broker.refusedPackets() > 0);
            } finally {
                device.destroy();
            }
        }
    }

    @Test
    void saysInOneSentenceThatItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = BrokerSettings.plain("127.0.0.1", taken.getLocalPort(), folder, 0);

            assertThatThrownBy(() -> start(settings, DevicePolicy.nobody()))
                    .hasMessage(
                            "Port %d for MQTT is in use on 127.0.0.1"
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void forgetsTheSessionOfAnOldDeviceThatStaysAway() throws Exception {
        var settings =
                new BrokerSettings("127.0.0.1", 0, null, folder, 0, 10, Duration.ofSeconds(1));
        try (var broker = start(settings, DevicePolicy.anybodyOnThisMachine())) {
            assertThat(sessionPresent(broker)).isFalse();
            assertThat(sessionPresent(broker)).isTrue();

            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofSeconds(3))
                    .until(() -> !sessionPresent(broker));
        }
    }

    /** Connects as devices of MQTT 3.1.1 do that want to find their session again. */
    private static boolean sessionPresent(EmbeddedBroker broker) throws Exception {
        byte[] connect = {
            0x10, 18, 0, 4, 'M', 'Q', 'T', 'T', 4, 0, 0, 60, 0, 6, 'd', 'o', 'o', 'r', '-', '1'
        };
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.setSoTimeout((int) PATIENCE_MILLIS);
            socket.getOutputStream().write(connect);
            byte[] answer = socket.getInputStream().readNBytes(4);
            assertThat(answer).startsWith(0x20, 2).endsWith(0);
            socket.getOutputStream().write(new byte[] {(byte) 0xE0, 0});
            return answer[2] == 1;
        }
    }

    @Test
    void opensItsJournalAgain() throws Exception {
        try (var broker = start(DevicePolicy.anybodyOnThisMachine(), 0)) {
            var device = connect(broker, "door-1", null);
            device.publish(TELEMETRY, message("1")).waitForCompletion(PATIENCE_MILLIS);
            close(device);
        }

        try (var broker = start(DevicePolicy.anybodyOnThisMachine(), 0)) {
            assertThat(broker.trouble()).isEmpty();
            close(connect(broker, "door-1", null));
        }
    }

    private EmbeddedBroker start(DevicePolicy policy, long minimumFreeBytes) {
        return start(BrokerSettings.plain("127.0.0.1", 0, folder, minimumFreeBytes), policy);
    }

    private EmbeddedBroker start(BrokerSettings settings, DevicePolicy policy) {
        return EmbeddedBroker.start(
                settings,
                internal,
                policy,
                new AccessAudit(InstantSource.system()),
                new Quotas(new Quotas.Rates(1_000, 1 << 20, 1_000), System::nanoTime),
                READER,
                "aisleflow/v1/+/+/+",
                CommandListener.none(),
                InstantSource.system());
    }

    private MqttAsyncClient connect(EmbeddedBroker broker, String id, @Nullable String password)
            throws MqttException {
        var client =
                new MqttAsyncClient(
                        "tcp://127.0.0.1:" + broker.port(), id, new MemoryPersistence());
        var options = new MqttConnectionOptions();
        if (password != null) {
            options.setUserName(internal.user());
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        try {
            client.connect(options).waitForCompletion(PATIENCE_MILLIS);
            return client;
        } catch (MqttException refused) {
            client.close(true);
            throw refused;
        }
    }

    private static int subscribe(MqttAsyncClient client, String filter) throws MqttException {
        IMqttToken token = client.subscribe(filter, 1);
        token.waitForCompletion(PATIENCE_MILLIS);
        return token.getReasonCodes()[0];
    }

    private static MqttMessage message(String text) {
        return new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, false, null);
    }

    private static void close(MqttAsyncClient client) throws MqttException {
        client.disconnectForcibly(0, 200, true);
        client.close(true);
    }
}
