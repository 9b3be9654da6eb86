package org.aisleflow.contracts.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.junit.jupiter.api.Test;

class DeviceCredentialsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T09:30:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private final SecureRandom random = new SecureRandom();

    @Test
    void aHashKnowsItsSecretAndNoOther() {
        var hash = SecretHash.of("a-secret", random);

        assertThat(hash.matches("a-secret")).isTrue();
        assertThat(hash.matches("a-secres")).isFalse();
        assertThat(hash.matches("")).isFalse();
        assertThat(hash).isNotEqualTo(SecretHash.of("a-secret", random));
        assertThat(hash.toString()).doesNotContain("a-secret");
    }

    @Test
    void aRotatedSecretCountsUntilTheOverlapEnds() {
        var old = SecretHash.of("old", random);
        var fresh = SecretHash.of("new", random);
        var subject = new CertificateSubject("CN=door-1", null);

        var rotated = credentials(old, subject).rotated(List.of(fresh), TOMORROW, NOW);

        assertThat(rotated.credentials()).containsExactly(old.until(TOMORROW), subject, fresh);
        assertThat(old.until(TOMORROW).countsAt(TOMORROW.minusNanos(1))).isTrue();
        assertThat(old.until(TOMORROW).countsAt(TOMORROW)).isFalse();
        assertThat(rotated.typesAt(TOMORROW))
                .containsExactly(CredentialType.SECRET, CredentialType.CERTIFICATE);
    }

    @Test
    void rotatingAgainNeitherProlongsNorPilesUp() {
        var first = credentials(SecretHash.of("1", random));
        var soon = NOW.plusSeconds(60);

        var second = first.rotated(List.of(SecretHash.of("2", random)), soon, NOW);
        var third = second.rotated(List.of(SecretHash.of("3", random)), TOMORROW, NOW);
        var fourth = third.rotated(List.of(SecretHash.of("4", random)), TOMORROW, soon);

        assertThat(third.credentials().getFirst().until()).isEqualTo(soon);
        assertThat(fourth.credentials()).hasSize(3);
    }

    @Test
    void namingTheSameSubjectAgainDoesNotEndIt() {
        var subject = new CertificateSubject("CN=door-1", null);

        var rotated = credentials(subject).rotated(List.of(subject), TOMORROW, NOW);

        assertThat(rotated.credentials()).containsExactly(subject);
    }

    @Test
    void revokingLeavesNothing() {
        assertThat(credentials(SecretHash.of("1", random)).revoked(NOW).credentials()).isEmpty();
    }

    @Test
    void aSealOpensWithItsKeyForItsPurposeOnly() {
        var key = SealingKey.generate(random);
        byte[] secret = "pre-shared".getBytes(StandardCharsets.UTF_8);

        var sealed = key.seal(secret, "s1/door-1/1", random);

        assertThat(SealingKey.parse(key.text() + "\n").open(sealed, "s1/door-1/1"))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(secret));
        assertThat(key.open(sealed, "s1/door-2/1")).isEmpty();
        assertThat(SealingKey.generate(random).open(sealed, "s1/door-1/1")).isEmpty();
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("pre-shared");
    }

    @Test
    void aSealingKeyThatIsNoneIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> SealingKey.parse("hunter2!"))
                .hasMessageContaining("32 bytes as base64")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> SealingKey.parse("aHVudGVyMg=="))
                .hasMessageContaining("has 7 bytes");
    }

    private static DeviceCredentials credentials(Credential... credentials) {
        return new DeviceCredentials(
                StoreId.of("s1"), DeviceId.of("door-1"), List.of(credentials), NOW);
    }
}
