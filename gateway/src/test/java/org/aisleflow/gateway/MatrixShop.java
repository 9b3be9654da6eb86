package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.credentials.CertificateSubject;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A secured shop with devices whose credentials count, count no more, or are somebody else's.
 *
 * @param running the shop
 * @param certified a device's certificate
 * @param unknown a certificate of nobody's
 * @param expired one that was a device's
 * @param foreign one that another authority has issued
 */
record MatrixShop(
        SecuredShop running,
        TestCertificates.Identity certified,
        TestCertificates.Identity unknown,
        TestCertificates.Identity expired,
        TestCertificates.Identity foreign)
        implements AutoCloseable {
    static final int SUCCESS = 0;
    static final String OWN = "aisleflow/v1/s1/door-1/crossing";
    static final String SECRET = "the-secret-of-door-1";
    static final String KEY = "the-pre-shared-key-of-door-1";

    static MatrixShop start(Path folder) throws Exception {
        SecuredShop shop =
                SecuredShop.start(
                        folder,
                        TestShop.catalogEntry()
                                .with(Device.of(DeviceId.of("cert-1"), Kind.CROSSING, 60))
                                .with(Device.of(DeviceId.of("leaving-1"), Kind.CROSSING, 60)),
                        Map.of());
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
        MatrixShop matrix =
                new MatrixShop(
                        shop,
                        shop.authority().issue("device", "CN=cert-1,O=Shop"),
                        shop.authority().issue("unknown", "CN=unknown,O=Shop"),
                        shop.authority().expired("expired", "CN=cert-1,O=Shop"),
                        TestCertificates.authority(folder.resolve("foreign"), "Stranger")
                                .issue("device", "CN=cert-1,O=Shop"));
        await().until(() -> matrix.letIn("rotated-1", "new"));
        return matrix;
    }

    boolean letIn(String device, String secret) throws Exception {
        try (RawMqtt client = open(false, null)) {
            return client.connect(device, "s1/" + device, secret) == SUCCESS;
        }
    }

    RawMqtt door1() throws Exception {
        RawMqtt client = open(false, null);
        assertThat(client.connect("door-1", "s1/door-1", SECRET)).isEqualTo(SUCCESS);
        return client;
    }

    RawMqtt open(boolean tls, TestCertificates.@Nullable Identity identity) throws Exception {
        return tls ? running.encrypted(identity) : running.plain();
    }

    @Override
    public void close() {
        running.close();
    }
}
