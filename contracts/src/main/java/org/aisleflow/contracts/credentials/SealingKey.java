package org.aisleflow.contracts.credentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.aisleflow.contracts.telemetry.Payload;

/**
 * Keeps pre-shared keys unreadable on their way from the API to the gateway: AES-256-GCM, bound to
 * the identity the key is for. The two programs share it; Kafka and its backups never have it.
 * Immutable.
 */
public final class SealingKey {
    /** The number of bytes of the key. */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    private SealingKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Draws a key.
     *
     * @param random a cryptographically strong source
     * @return a fresh key
     */
    public static SealingKey generate(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SealingKey(bytes);
    }

    /**
     * Reads a key from its text.
     *
     * @param text 32 bytes as base64; white space around it does not count
     * @return the key
     * @throws IllegalArgumentException if it is none; the message does not show it
     */
    public static SealingKey parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(
                    "the sealing key must be 32 bytes as base64, for example of: openssl rand -base64 32");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "the sealing key has %d bytes, it must have 32".formatted(bytes.length));
        }
        return new SealingKey(bytes);
    }

    /**
     * The key's text, to be kept where only its owner can read it.
     *
     * @return what {@link #parse} reads
     */
    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /**
     * Seals something.
     *
     * @param secret what to seal
     * @param context what it is for; it opens for the same only
     * @param random a cryptographically strong source
     * @return nonce, ciphertext and tag
     */
    public Payload seal(byte[] secret, String context, RandomGenerator random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(secret);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
            return Payload.of(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /**
     * Opens what was sealed.
     *
     * @param sealed what {@link #seal} gave
     * @param context what it is for
     * @return the secret, or empty if it was sealed with another key, for something else, or
     *     changed since
     */
    public Optional<byte[]> open(Payload sealed, String context) {
        byte[] bytes = sealed.bytes();
        if (bytes.length < NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, nonce, context)
                            .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    /** Does not show the key. */
    @Override
    public String toString() {
        return "SealingKey[…]";
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
