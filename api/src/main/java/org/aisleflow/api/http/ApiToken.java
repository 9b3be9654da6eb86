package org.aisleflow.api.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The secret that lets people in.
 *
 * @param value at least 16 characters
 */
public record ApiToken(String value) {
    /** The least number of characters. */
    public static final int LEAST_CHARACTERS = 16;

    /** Takes as long whatever is wrong. */
    boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "ApiToken[…]";
    }
}
