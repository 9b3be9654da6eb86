package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.gateway.identity.Refusal;
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
    private static final int GRANTED = 1;
    private static final String CONTRADICTION = "a refusal must be refused";

    @TempDir static Path folder;
    static MatrixShop shop;

    @BeforeAll
    static void start() throws Exception {
        shop = MatrixShop.start(folder);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    static Stream<Wrong> wrong() {
        return Stream.of(
                        new WrongConnections(shop).rows(),
                        new WrongActions(shop).rows(),
                        new WrongRequests(shop).rows())
                .flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesAndNotes(Wrong wrong) throws Exception {
        Refusal refusal = wrong.refusal();
        long before = refusal == null ? 0 : shop.running().noted(refusal);

        assertThat(wrong.attempt().succeeds()).as(CONTRADICTION).isFalse();

        if (refusal != null) {
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> shop.running().noted(refusal) > before);
        }
    }

    @Test
    void letsTheRightDeviceDoWhatItMay() throws Exception {
        for (boolean tls : new boolean[] {false, true}) {
            try (RawMqtt client = shop.open(tls, null)) {
                assertThat(client.connect("door-1", "s1/door-1", MatrixShop.SECRET))
                        .isEqualTo(MatrixShop.SUCCESS);
                assertThat(client.publish(MatrixShop.OWN, false, TestShop.crossing(tls ? 2 : 1)))
                        .isEqualTo(MatrixShop.SUCCESS);
                assertThat(client.subscribe("aisleflow/v1/s1/door-1/command")).isEqualTo(GRANTED);
            }
        }
        try (RawMqtt client = shop.open(true, shop.certified())) {
            assertThat(client.connect("cert-1", null, null)).isEqualTo(MatrixShop.SUCCESS);
            assertThat(
                            client.publish(
                                    "aisleflow/v1/s1/cert-1/crossing", false, TestShop.crossing(1)))
                    .isEqualTo(MatrixShop.SUCCESS);
        }
        for (String counted : List.of("still", "new")) {
            try (RawMqtt client = shop.open(false, null)) {
                assertThat(client.connect("rotated-1", "s1/rotated-1", counted))
                        .isEqualTo(MatrixShop.SUCCESS);
            }
        }
        try (var device =
                CoapsDevice.withKey(shop.running().coapsPort(), "s1/door-1/1", MatrixShop.KEY)) {
            assertThat(device.post("/v1/s1/door-1/crossing", TestShop.crossing(3)))
                    .isEqualTo("2.04");
        }
        try (var device =
                CoapsDevice.withCertificate(
                        shop.running().coapsPort(),
                        shop.certified(),
                        shop.running().authority().certificate())) {
            assertThat(device.post("/v1/s1/cert-1/crossing", TestShop.crossing(2)))
                    .isEqualTo("2.04");
        }

        assertThat(
                        KafkaTopic.read(
                                shop.running().kafka(),
                                Topics.TELEMETRY,
                                5,
                                it -> Set.of("door-1", "cert-1").contains(it.device().value())))
                .hasSize(5);
    }

    @Test
    void shutsARevokedDeviceOutWithinTenSeconds() throws Exception {
        shop.running()
                .enrol(
                        "leaving-1",
                        shop.running().secret("for-now"),
                        shop.running().key("s1/leaving-1/1", MatrixShop.KEY));
        try (RawMqtt client = shop.open(false, null);
                var device =
                        CoapsDevice.withKey(
                                shop.running().coapsPort(), "s1/leaving-1/1", MatrixShop.KEY)) {
            await().until(() -> shop.letIn("leaving-1", "for-now"));
            assertThat(client.connect("leaving-1", "s1/leaving-1", "for-now"))
                    .isEqualTo(MatrixShop.SUCCESS);
            assertThat(device.post("/v1/s1/leaving-1/crossing", TestShop.crossing(1)))
                    .isEqualTo("2.04");

            shop.running().enrol("leaving-1");

            assertThat(client.isCutWithin(10_000)).isTrue();
            assertThat(device.post("/v1/s1/leaving-1/crossing", TestShop.crossing(2)))
                    .isNotEqualTo("2.04");
        }
    }
}
