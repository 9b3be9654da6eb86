package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.credentials.CertificateSubject;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that we did not write, over encrypted connections. */
@Timeout(60)
class RealClientsIT {
    private static final String SECRET = "the-secret-of-door-1";
    private static final String KEY = "the-pre-shared-key-of-door-1";

    @Test
    void mosquittoAndLibcoapGetTheirReadingsIn(@TempDir Path folder) throws Exception {
        try (SecuredShop shop =
                SecuredShop.start(
                        folder,
                        TestShop.catalogEntry()
                                .with(Device.of(DeviceId.of("cert-1"), Kind.CROSSING, 60)),
                        Map.of())) {
            TestCertificates authority = shop.authority();
            TestCertificates.Identity device = authority.issue("device", "CN=cert-1,O=Shop");
            shop.enrol("door-1", shop.secret(SECRET), shop.key("s1/door-1/1", KEY));
            shop.enrol("cert-1", new CertificateSubject("CN=cert-1,O=Shop", null));
            String trusted = authority.certificateFile().toString();
            String port = Integer.toString(shop.gateway().mqttsPort().orElseThrow());
            List<String> publish =
                    List.of(
                            "mosquitto_pub",
                            "-h",
                            "127.0.0.1",
                            "-p",
                            port,
                            "--cafile",
                            trusted,
                            "-q",
                            "1");
            await().until(() -> isLetIn(shop));

            run(
                    publish,
                    "-V",
                    "mqttv5",
                    "-i",
                    "door-1",
                    "-u",
                    "s1/door-1",
                    "-P",
                    SECRET,
                    "-t",
                    TestShop.topic("door-1", "crossing"),
                    "-m",
                    TestShop.crossing(1));
            run(
                    publish,
                    "-V",
                    "mqttv311",
                    "-i",
                    "cert-1",
                    "--cert",
                    authority.chainFile("device.pem", device).toString(),
                    "--key",
                    authority.keyFile("device-key.pem", device).toString(),
                    "-t",
                    TestShop.topic("cert-1", "crossing"),
                    "-m",
                    TestShop.crossing(1));
            for (String library : List.of("openssl", "gnutls")) {
                String path = "coaps://127.0.0.1:" + shop.coapsPort() + "/v1/s1/door-1/";
                String seq = library.equals("openssl") ? "2" : "3";
                List<String> post =
                        List.of(
                                "coap-client-" + library,
                                "-B",
                                "10",
                                "-m",
                                "post",
                                "-u",
                                "s1/door-1/1",
                                "-k",
                                KEY);
                run(
                        post,
                        "-t",
                        "50",
                        "-f",
                        written(folder, TestShop.crossing(Long.parseLong(seq))),
                        path + "crossing");
                run(
                        post,
                        "-t",
                        "110",
                        "-f",
                        written(folder, "[{\"n\":\"door-1:t\",\"u\":\"Cel\",\"v\":21.5}]"),
                        path + "senml");
            }

            var arrived =
                    KafkaTopic.read(
                            shop.kafka(),
                            Topics.TELEMETRY,
                            6,
                            it -> !it.device().value().equals("gateway"));
            assertThat(arrived).hasSize(6);
            aConnectionOutlivesARestart(shop);
            devicesAreKnownWithoutKafka(shop);
            assertThat(arrived)
                    .filteredOn(it -> it.protocol() == Protocol.COAP)
                    .map(it -> it.telemetry().kind())
                    .containsExactlyInAnyOrder(
                            Kind.CROSSING, Kind.SENML, Kind.CROSSING, Kind.SENML);
        }
    }

    /** A device that did not notice the restart goes on in the connection it has. */
    private static void aConnectionOutlivesARestart(SecuredShop shop) throws Exception {
        try (var device = CoapsDevice.withKey(shop.coapsPort(), "s1/door-1/1", KEY)) {
            String path = "/v1/s1/door-1/crossing";
            assertThat(device.post(path, TestShop.crossing(8))).isEqualTo("2.04");

            shop.restartGateway();

            assertThat(device.post(path, TestShop.crossing(9))).isEqualTo("2.04");
        }
    }

    /** After a power cut the shop may be back before the line to Kafka is. */
    private static void devicesAreKnownWithoutKafka(SecuredShop shop) throws Exception {
        shop.stopKafka();

        shop.restartGateway();

        assertThat(isLetIn(shop)).isTrue();
        try (RawMqtt stranger = shop.plain()) {
            assertThat(stranger.connect("door-1", "s1/door-1", "guessed")).isNotZero();
        }
    }

    private static boolean isLetIn(SecuredShop shop) throws Exception {
        try (RawMqtt client = shop.plain()) {
            return client.connect("door-1", "s1/door-1", SECRET) == 0;
        }
    }

    private static String written(Path folder, String payload) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "payload", ""), payload).toString();
    }

    private static void run(List<String> command, String... more) throws Exception {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(Arrays.asList(more));
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        // libcoap's client ends well also after an answer such as 4.01, which it prints.
        assertThat(said).doesNotContain("4.0", "5.0");
    }
}
