package org.aisleflow.gateway;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.aisleflow.gateway.identity.Refusal;
import org.jspecify.annotations.Nullable;

/** Who must not come in over MQTT. */
record WrongConnections(MatrixShop shop) {
    Stream<Wrong> rows() {
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
                            MatrixShop.SECRET));
            rows.add(
                    login(
                            "unknown device" + over,
                            Refusal.UNKNOWN_DEVICE,
                            tls,
                            "nobody",
                            "s1/nobody",
                            MatrixShop.SECRET));
            rows.add(
                    login(
                            "wrong store" + over,
                            Refusal.UNKNOWN_DEVICE,
                            tls,
                            "door-1",
                            "s2/door-1",
                            MatrixShop.SECRET));
            rows.add(
                    login(
                            "no store" + over,
                            Refusal.UNKNOWN_DEVICE,
                            tls,
                            "door-1",
                            "door-1",
                            MatrixShop.SECRET));
            rows.add(
                    login(
                            "another's client id" + over,
                            Refusal.FOREIGN_CLIENT_ID,
                            tls,
                            "door-2",
                            "s1/door-1",
                            MatrixShop.SECRET));
            rows.add(
                    login(
                            "the reader's client id" + over,
                            Refusal.FOREIGN_CLIENT_ID,
                            tls,
                            "aisleflow-gateway-reader",
                            "s1/door-1",
                            MatrixShop.SECRET));
            rows.add(
                    login(
                            "revoked" + over,
                            Refusal.REVOKED,
                            tls,
                            "revoked-1",
                            "s1/revoked-1",
                            MatrixShop.SECRET));
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
                                try (RawMqtt client = shop.open(tls, null)) {
                                    return client.connect(
                                                    "door-1",
                                                    "s1/door-1",
                                                    MatrixShop.SECRET,
                                                    "aisleflow/v1/s1/door-2/crossing")
                                            == MatrixShop.SUCCESS;
                                }
                            }));
        }
        rows.add(
                certificate(
                        "no device's certificate",
                        Refusal.FOREIGN_CERTIFICATE,
                        shop.unknown(),
                        "cert-1",
                        null));
        rows.add(
                certificate(
                        "expired certificate", Refusal.HANDSHAKE, shop.expired(), "cert-1", null));
        rows.add(
                certificate(
                        "foreign certificate", Refusal.HANDSHAKE, shop.foreign(), "cert-1", null));
        rows.add(
                certificate(
                        "certificate for another client id",
                        Refusal.FOREIGN_CLIENT_ID,
                        shop.certified(),
                        "door-1",
                        null));
        rows.add(
                certificate(
                        "certificate and another's name",
                        Refusal.FOREIGN_CERTIFICATE,
                        shop.certified(),
                        "door-1",
                        "s1/door-1"));
        rows.add(new Wrong("old TLS", Refusal.HANDSHAKE, this::oldTlsIsSpoken));
        return rows.stream();
    }

    private Wrong login(
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
                    try (RawMqtt client = shop.open(tls, null)) {
                        return client.connect(clientId, user, secret) == MatrixShop.SUCCESS;
                    }
                });
    }

    private Wrong certificate(
            String what,
            Refusal refusal,
            TestCertificates.Identity identity,
            String clientId,
            @Nullable String user) {
        return new Wrong(
                what,
                refusal,
                () -> {
                    try (RawMqtt client = shop.open(true, identity)) {
                        return client.connect(clientId, user, null) == MatrixShop.SUCCESS;
                    }
                });
    }

    /** A ClientHello of TLS 1.1, which Java itself will not send any more. */
    private boolean oldTlsIsSpoken() throws Exception {
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
                        shop.running().gateway().mqttsPort().orElseThrow())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(hello));
            InputStream answer = socket.getInputStream();
            int handshake = 22;
            return answer.read() == handshake;
        }
    }
}
