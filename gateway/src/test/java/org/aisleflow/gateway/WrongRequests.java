package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.aisleflow.gateway.identity.Refusal;
import org.eclipse.californium.core.CoapClient;

/** What is not answered over CoAP, or with a refusal. */
record WrongRequests(MatrixShop shop) {
    Stream<Wrong> rows() {
        return Stream.of(
                coap(
                        "nobody over plain CoAP",
                        Refusal.ANONYMOUS,
                        "4.01",
                        () -> {
                            CoapClient client =
                                    new CoapClient(
                                            "coap://127.0.0.1:"
                                                    + shop.running().gateway().coapPort()
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
                        MatrixShop.KEY,
                        "/v1/s1/door-2/crossing"),
                key(
                        "another store's path",
                        Refusal.FOREIGN_TOPIC,
                        "4.03",
                        "s1/door-1/1",
                        MatrixShop.KEY,
                        "/v1/s2/door-1/crossing"),
                key(
                        "the gateway's path",
                        Refusal.FOREIGN_TOPIC,
                        "4.03",
                        "s1/door-1/1",
                        MatrixShop.KEY,
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
                        MatrixShop.KEY,
                        "/v1/s1/door-1/crossing"),
                key(
                        "rotated key",
                        Refusal.REVOKED,
                        CoapsDevice.SILENCE,
                        "s1/rotated-1/1",
                        MatrixShop.KEY,
                        "/v1/s1/rotated-1/crossing"),
                key(
                        "revoked device",
                        Refusal.REVOKED,
                        CoapsDevice.SILENCE,
                        "s1/revoked-1/1",
                        MatrixShop.KEY,
                        "/v1/s1/revoked-1/crossing"),
                coapCertificate(
                        "certificate, another's path",
                        Refusal.FOREIGN_TOPIC,
                        "4.03",
                        shop.certified(),
                        "/v1/s1/door-1/crossing"),
                coapCertificate(
                        "no device's certificate",
                        Refusal.FOREIGN_CERTIFICATE,
                        "4.01",
                        shop.unknown(),
                        "/v1/s1/cert-1/crossing"),
                coapCertificate(
                        "expired certificate",
                        Refusal.HANDSHAKE,
                        CoapsDevice.SILENCE,
                        shop.expired(),
                        "/v1/s1/cert-1/crossing"),
                coapCertificate(
                        "foreign certificate",
                        Refusal.HANDSHAKE,
                        CoapsDevice.SILENCE,
                        shop.foreign(),
                        "/v1/s1/cert-1/crossing"));
    }

    private interface Answer {
        String get() throws Exception;
    }

    private Wrong coap(String what, Refusal refusal, String answer, Answer attempt) {
        return new Wrong(
                "coap: " + what,
                refusal,
                () -> {
                    String answered = attempt.get();
                    assertThat(answered).isEqualTo(answer);
                    return answered.startsWith("2.");
                });
    }

    private Wrong key(
            String what, Refusal refusal, String answer, String identity, String key, String path) {
        return coap(
                what,
                refusal,
                answer,
                () -> {
                    try (var device =
                            CoapsDevice.withKey(shop.running().coapsPort(), identity, key)) {
                        return device.post(path, TestShop.crossing(1));
                    }
                });
    }

    private Wrong coapCertificate(
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
                                    shop.running().coapsPort(),
                                    identity,
                                    shop.running().authority().certificate())) {
                        return device.post(path, TestShop.crossing(1));
                    }
                });
    }
}
