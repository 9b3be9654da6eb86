package org.aisleflow.contracts.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.aisleflow.contracts.telemetry.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a device's secret: SHA-256 of a salt and the secret. One round is enough, since
 * secrets are never chosen by people but drawn at random with 256 bits; a slow hash would only let
 * a storm of reconnects starve the gateway.
 *
 * @param salt 16 random bytes
 * @param hash SHA-256 of the salt and the secret's UTF-8 bytes
 * @param until when it stops to count; null for never
 */
public record SecretHash(Payload salt, Payload hash, @Nullable Instant until)
        implements Credential {
    private static final int SALT_BYTES = 16;

    /**
     * Hashes a secret with a fresh salt.
     *
     * @param secret a secret that was drawn at random
     * @param random a cryptographically strong source
     * @return what may be kept of it
     */
    public static SecretHash of(String secret, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new SecretHash(Payload.of(salt), Payload.of(hash(salt, secret)), null);
    }

    /**
     * Says whether somebody knows the secret; takes as long whatever is wrong.
     *
     * @param candidate what was offered
     * @return true if it is the secret
     */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(hash.bytes(), hash(salt.bytes(), candidate));
    }

    @Override
    public SecretHash until(@Nullable Instant end) {
        return new SecretHash(salt, hash, end);
    }

    @Override
    public CredentialType type() {
        return CredentialType.SECRET;
    }

    private static byte[] hash(byte[] salt, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
