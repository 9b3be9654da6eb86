package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.credentials.CertificateSubject;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.gateway.identity.Refusal;
import org.eclipse.californium.core.CoapClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong identity, doing everything, is refused and noted; the right one is not. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // set before the first test
class SecurityMatrixIT {
    private static final int SUCCESS = 0;
    private static final int GRANTED = 1;
    private static final String OWN = "aisleflow/v1/s1/door-1/crossing";
    private static final String SECRET = "the-secret-of-door-1";
    private static final String KEY = "the-pre-shared-key-of-door-1";
    private static final String CONTRADICTION = "a refusal must be refused";

    @TempDir static Path folder;
    static SecuredShop shop;
    static TestCertificates.Identity certified;
    static TestCertificates.Identity unknown;
    static TestCertificates.Identity expired;
    static TestCertificates.Identity foreign;

    @BeforeAll
    static void start() throws Exception {
        shop =
                SecuredShop.start(
                        folder,
                        TestShop.catalogEntry()
                                .with(Device.of(DeviceId.of("cert-1"), Kind.CROSSING, 60))
                                .with(Device.of(DeviceId.of("leaving-1"), Kind.CROSSING, 60)),
                        Map.of());
        certified = shop.authority().issue("device", "CN=cert-1,O=Shop");
        unknown = shop.authority().issue("unknown", "CN=unknown,O=Shop");
        expired = shop.authority().expired("expired", "CN=cert-1,O=Shop");
        foreign =
                TestCertificates.authority(folder.resolve("foreign"), "Stranger")
                        .issue("device", "CN=cert-1,O=Shop");
        shop.enrol("door-1", shop.secret(SECRET), shop.key("s1/door-1/1", KEY));
        shop.enrol("door-2", shop.secret("the-secret-of-door-2"));
        shop.enrol("cert-1", new CertificateSubject("CN=cert-1,O=Shop", null));
        shop.enrol("revoked-1");
        Instant past = Instant.now().minusSeconds(1);
        shop.enrol(
                "rotated-1",
                shop.secret("old").until(past),
                shop.secret("still").until(past.plusSeconds(600)),
                shop.secret("new"),
                shop.key("s1/rotated-1/1", KEY).until(past));
        await().until(() -> letIn("rotated-1", "new"));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    /** Somebody who wants to do something. */
    interface Attempt {
        /** True if it was let do so. */
        boolean succeeds() throws Exception;
    }

    /** Who does what, and why not. */
    record Wrong(String what, @Nullable Refusal refusal, Attempt attempt) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Wrong> wrongConnections() {
        List<Wrong> rows = new ArrayList<>();
        for (boolean tls : new boolean[] {false, true}) {
            String over = tls ? " over TLS" : "";
            rows.add(login("nobody" + over, Refusal.ANONYMOUS, tls, "door-1", null, null));
            rows.add(
                    login("no secret" + over, Refusal.ANONYMOUS, tls, "door-1", "s1/door-1", null));
            rows.add(
                    login(
                            "wrong secret" + over,
                            Refusal.WRONG_SECRET,
                            tls,
                            "door-1",
                            "s1/door-1",
                            "guessed"));
            rows.add(
                    login(
                            "empty secret" + over,
                            Refusal.WRONG_SECRET,
                            tls,
                            "door-1",
                            "s1/door-1",
                            ""));
            rows.add(
                    login(
                            "another's secret" + over,
                            Refusal.WRONG_SECRET,
                            tls,
                            "door-2",
                            "s1/door-2",
                            SECRET));
            rows.add(
                    login(
                            "unknown device" + over,
                            Refusal.UNKNOWN_DEVICE,
                            tls,
                            "nobody",
                            "s1/nobody",
                            SECRET));
            rows.add(
                    login(
                            "wrong store" + over,
                            Refusal.UNKNOWN_DEVICE,
                            tls,
                            "door-1",
                            "s2/door-1",
                            SECRET));
            rows.add(
                    login(
                            "no store" + over,
                            Refusal.UNKNOWN_DEVICE,
                            tls,
                            "door-1",
                            "door-1",
                            SECRET));
            rows.add(
                    login(
                            "another's client id" + over,
                            Refusal.FOREIGN_CLIENT_ID,
                            tls,
                            "door-2",
                            "s1/door-1",
                            SECRET));
            rows.add(
                    login(
                            "the reader's client id" + over,
                            Refusal.FOREIGN_CLIENT_ID,
                            tls,
                            "aisleflow-gateway-reader",
                            "s1/door-1",
                            SECRET));
            rows.add(
                    login(
                            "revoked" + over,
                            Refusal.REVOKED,
                            tls,
                            "revoked-1",
                            "s1/revoked-1",
                            SECRET));
            rows.add(
                    login(
                            "rotated out" + over,
                            Refusal.REVOKED,
                            tls,
                            "rotated-1",
                            "s1/rotated-1",
                            "old"));
            rows.add(
                    new Wrong(
                            "foreign will" + over,
                            Refusal.WILL,
                            () -> {
                                try (RawMqtt client = open(tls, null)) {
                                    return client.connect(
                                                    "door-1",
                                                    "s1/door-1",
                                                    SECRET,
                                                    "aisleflow/v1/s1/door-2/crossing")
                                            == SUCCESS;
                                }
                            }));
        }
        rows.add(
                certificate(
                        "no device's certificate",
                        Refusal.FOREIGN_CERTIFICATE,
                        unknown,
                        "cert-1",
                        null));
        rows.add(certificate("expired certificate", Refusal.HANDSHAKE, expired, "cert-1", null));
        rows.add(certificate("foreign certificate", Refusal.HANDSHAKE, foreign, "cert-1", null));
        rows.add(
                certificate(
                        "certificate for another client id",
                        Refusal.FOREIGN_CLIENT_ID,
                        certified,
                        "door-1",
                        null));
        rows.add(
                certificate(
                        "certificate and another's name",
                        Refusal.FOREIGN_CERTIFICATE,
                        certified,
                        "door-1",
                        "s1/door-1"));
        rows.add(new Wrong("old TLS", Refusal.HANDSHAKE, SecurityMatrixIT::oldTlsIsSpoken));
        return rows.stream();
    }

    static Stream<Wrong> wrongActions() {
        List<Wrong> rows = new ArrayList<>();
        for (String topic :
                List.of(
                        "aisleflow/v1/s1/door-2/crossing",
                        "aisleflow/v1/s2/door-1/crossing",
                        "aisleflow/v1/s1/gateway/status",
                        "aisleflow/v1/s1/door-1/command",
                        "aisleflow/v1/s1/+/crossing",
                        "aisleflow/v1/s1/door-1/#",
                        "$SYS/broker/uptime",
                        "$sys.mqtt.retained.x",
                        "activemq/management",
                        "elsewhere")) {
            // The broker itself ends the connection of who publishes with a wildcard.
            boolean wildcard = topic.contains("+") || topic.contains("#");
            rows.add(
                    new Wrong(
                            "publish to " + topic,
                            wildcard ? null : Refusal.FOREIGN_TOPIC,
                            () -> {
                                try (RawMqtt client = door1()) {
                                    return client.publish(topic, false, "{}") == SUCCESS;
                                }
                            }));
        }
        rows.add(
                new Wrong(
                        "publish retained",
                        Refusal.RETAINED,
                        () -> {
                            try (RawMqtt client = door1()) {
                                return client.publish(OWN, true, "{}") == SUCCESS;
                            }
                        }));
        for (String filter :
                List.of(
                        "aisleflow/v1/s1/door-2/command",
                        "aisleflow/v1/s2/door-1/command",
                        "aisleflow/v1/+/door-1/command",
                        "aisleflow/v1/s1/door-1/+",
                        "aisleflow/v1/s1/door-1/crossing",
                        "aisleflow/#",
                        "#",
                        "$SYS/#",
                        "$share/all/aisleflow/v1/s1/door-1/command",
                        "$share/all/#")) {
            rows.add(
                    new Wrong(
                            "subscribe to " + filter,
                            filter.startsWith("$share/")
                                    ? Refusal.SHARED_SUBSCRIPTION
                                    : Refusal.FOREIGN_TOPIC,
                            () -> {
                                try (RawMqtt client = door1()) {
                                    int code = client.subscribe(filter);
                                    return code >= 0 && code <= 2;
                                }
                            }));
        }
        return rows.stream();
    }

    static Stream<Wrong> wrongCoap() {
        return Stream.of(
                coap(
                        "nobody over plain CoAP",
                        Refusal.ANONYMOUS,
                        "4.01",
                        () -> {
                            CoapClient client =
                                    new CoapClient(
                                            "coap://127.0.0.1:"
                                                    + shop.gateway().coapPort()
                                                    + "/v1/s1/door-1/crossing");
                            try {
                                return client.post(TestShop.crossing(1), 50).getCode().toString();
                            } finally {
                                client.shutdown();
                            }
                        }),
                key(
                        "another's path",
                        Refusal.FOREIGN_TOPIC,
                        "4.03",
                        "s1/door-1/1",
                        KEY,
                        "/v1/s1/door-2/crossing"),
                key(
                        "another store's path",
                        Refusal.FOREIGN_TOPIC,
                        "4.03",
                        "s1/door-1/1",
                        KEY,
                        "/v1/s2/door-1/crossing"),
                key(
                        "the gateway's path",
                        Refusal.FOREIGN_TOPIC,
                        "4.03",
                        "s1/door-1/1",
                        KEY,
                        "/v1/s1/gateway/status"),
                key(
                        "wrong key",
                        Refusal.WRONG_SECRET,
                        CoapsDevice.SILENCE,
                        "s1/door-1/1",
                        "guessed",
                        "/v1/s1/door-1/crossing"),
                key(
                        "unknown key",
                        Refusal.WRONG_SECRET,
                        CoapsDevice.SILENCE,
                        "s1/door-1/9",
                        KEY,
                        "/v1/s1/door-1/crossing"),
                key(
                        "rotated key",
                        Refusal.REVOKED,
                        CoapsDevice.SILENCE,
                        "s1/rotated-1/1",
                        KEY,
                        "/v1/s1/rotated-1/crossing"),
                key(
                        "revoked device",
                        Refusal.REVOKED,
                        CoapsDevice.SILENCE,
                        "s1/revoked-1/1",
                        KEY,
                        "/v1/s1/revoked-1/crossing"),
                coapCertificate(
                        "certificate, another's path",
                        Refusal.FOREIGN_TOPIC,
                        "4.03",
                        certified,
                        "/v1/s1/door-1/crossing"),
                coapCertificate(
                        "no device's certificate",
                        Refusal.FOREIGN_CERTIFICATE,
                        "4.01",
                        unknown,
                        "/v1/s1/cert-1/crossing"),
                coapCertificate(
                        "expired certificate",
                        Refusal.HANDSHAKE,
                        CoapsDevice.SILENCE,
                        expired,
                        "/v1/s1/cert-1/crossing"),
                coapCertificate(
                        "foreign certificate",
                        Refusal.HANDSHAKE,
                        CoapsDevice.SILENCE,
                        foreign,
                        "/v1/s1/cert-1/crossing"));
    }

    @ParameterizedTest
    @MethodSource({"wrongConnections", "wrongActions", "wrongCoap"})
    void refusesAndNotes(Wrong wrong) throws Exception {
        Refusal refusal = wrong.refusal();
        long before = refusal == null ? 0 : shop.noted(refusal);

        assertThat(wrong.attempt().succeeds()).as(CONTRADICTION).isFalse();

        if (refusal != null) {
            await().atMost(Duration.ofSeconds(5)).until(() -> shop.noted(refusal) > before);
        }
    }

    @Test
    void letsTheRightDeviceDoWhatItMay() throws Exception {
        for (boolean tls : new boolean[] {false, true}) {
            try (RawMqtt client = open(tls, null)) {
                assertThat(client.connect("door-1", "s1/door-1", SECRET)).isEqualTo(SUCCESS);
                assertThat(client.publish(OWN, false, TestShop.crossing(tls ? 2 : 1)))
                        .isEqualTo(SUCCESS);
                assertThat(client.subscribe("aisleflow/v1/s1/door-1/command")).isEqualTo(GRANTED);
            }
        }
        try (RawMqtt client = open(true, certified)) {
            assertThat(client.connect("cert-1", null, null)).isEqualTo(SUCCESS);
            assertThat(
                            client.publish(
                                    "aisleflow/v1/s1/cert-1/crossing", false, TestShop.crossing(1)))
                    .isEqualTo(SUCCESS);
        }
        for (String counted : List.of("still", "new")) {
            try (RawMqtt client = open(false, null)) {
                assertThat(client.connect("rotated-1", "s1/rotated-1", counted)).isEqualTo(SUCCESS);
            }
        }
        try (var device = CoapsDevice.withKey(shop.coapsPort(), "s1/door-1/1", KEY)) {
            assertThat(device.post("/v1/s1/door-1/crossing", TestShop.crossing(3)))
                    .isEqualTo("2.04");
        }
        try (var device =
                CoapsDevice.withCertificate(
                        shop.coapsPort(), certified, shop.authority().certificate())) {
            assertThat(device.post("/v1/s1/cert-1/crossing", TestShop.crossing(2)))
                    .isEqualTo("2.04");
        }

        assertThat(
                        KafkaTopic.read(
                                shop.kafka(),
                                Topics.TELEMETRY,
                                5,
                                it -> Set.of("door-1", "cert-1").contains(it.device().value())))
                .hasSize(5);
    }

    @Test
    void shutsARevokedDeviceOutWithinTenSeconds() throws Exception {
        shop.enrol("leaving-1", shop.secret("for-now"), shop.key("s1/leaving-1/1", KEY));
        try (RawMqtt client = open(false, null);
                var device = CoapsDevice.withKey(shop.coapsPort(), "s1/leaving-1/1", KEY)) {
            await().until(() -> letIn("leaving-1", "for-now"));
            assertThat(client.connect("leaving-1", "s1/leaving-1", "for-now")).isEqualTo(SUCCESS);
            assertThat(device.post("/v1/s1/leaving-1/crossing", TestShop.crossing(1)))
                    .isEqualTo("2.04");

            shop.enrol("leaving-1");

            assertThat(client.isCutWithin(10_000)).isTrue();
            assertThat(device.post("/v1/s1/leaving-1/crossing", TestShop.crossing(2)))
                    .isNotEqualTo("2.04");
        }
    }

    private static boolean letIn(String device, String secret) throws Exception {
        try (RawMqtt client = open(false, null)) {
            return client.connect(device, "s1/" + device, secret) == SUCCESS;
        }
    }

    private static Wrong login(
            String what,
            Refusal refusal,
            boolean tls,
            String clientId,
            @Nullable String user,
            @Nullable String secret) {
        return new Wrong(
                what,
                refusal,
                () -> {
                    try (RawMqtt client = open(tls, null)) {
                        return client.connect(clientId, user, secret) == SUCCESS;
                    }
                });
    }

    private static Wrong certificate(
            String what,
            Refusal refusal,
            TestCertificates.Identity identity,
            String clientId,
            @Nullable String user) {
        return new Wrong(
                what,
                refusal,
                () -> {
                    try (RawMqtt client = open(true, identity)) {
                        return client.connect(clientId, user, null) == SUCCESS;
                    }
                });
    }

    private interface Answer {
        String get() throws Exception;
    }

    private static Wrong coap(String what, Refusal refusal, String answer, Answer attempt) {
        return new Wrong(
                "coap: " + what,
                refusal,
                () -> {
                    String answered = attempt.get();
                    assertThat(answered).isEqualTo(answer);
                    return answered.startsWith("2.");
                });
    }

    private static Wrong key(
            String what, Refusal refusal, String answer, String identity, String key, String path) {
        return coap(
                what,
                refusal,
                answer,
                () -> {
                    try (var device = CoapsDevice.withKey(shop.coapsPort(), identity, key)) {
                        return device.post(path, TestShop.crossing(1));
                    }
                });
    }

    private static Wrong coapCertificate(
            String what,
            Refusal refusal,
            String answer,
            TestCertificates.Identity identity,
            String path) {
        return coap(
                what,
                refusal,
                answer,
                () -> {
                    try (var device =
                            CoapsDevice.withCertificate(
                                    shop.coapsPort(), identity, shop.authority().certificate())) {
                        return device.post(path, TestShop.crossing(1));
                    }
                });
    }

    private static RawMqtt door1() throws Exception {
        RawMqtt client = open(false, null);
        assertThat(client.connect("door-1", "s1/door-1", SECRET)).isEqualTo(SUCCESS);
        return client;
    }

    private static RawMqtt open(boolean tls, TestCertificates.@Nullable Identity identity)
            throws Exception {
        return tls ? shop.encrypted(identity) : shop.plain();
    }

    /** A ClientHello of TLS 1.1, which Java itself will not send any more. */
    private static boolean oldTlsIsSpoken() throws Exception {
        String hello =
                "160302002d" // handshake record, TLS 1.1, 45 bytes
                        + "010000290302" // ClientHello of 41 bytes, TLS 1.1
                        + "00".repeat(32) // random
                        + "00" // no session
                        + "0002002f" // one suite: RSA with AES-128 and SHA-1
                        + "0100"; // no compression
        try (Socket socket =
                new Socket(
                        InetAddress.getLoopbackAddress(),
                        shop.gateway().mqttsPort().orElseThrow())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(hello));
            InputStream answer = socket.getInputStream();
            int handshake = 22;
            return answer.read() == handshake;
        }
    }
}
