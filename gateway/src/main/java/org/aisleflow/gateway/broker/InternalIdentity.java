package org.aisleflow.gateway.broker;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The name and password by which the gateway's own clients are let in; new at every start and never
 * written down.
 *
 * @param user the user name
 * @param password the password
 */
public record InternalIdentity(String user, String password) {
    private static final int PASSWORD_BYTES = 32;

    /** What the client ids of the gateway's own clients begin with; devices cannot take them. */
    public static final String CLIENT_ID_PREFIX = "aisleflow-gateway";

    /**
     * Makes an identity that nobody can guess.
     *
     * @param random a cryptographically strong source
     * @return a fresh identity
     */
    public static InternalIdentity generate(RandomGenerator random) {
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        return new InternalIdentity("aisleflow-gateway", HexFormat.of().formatHex(secret));
    }

    /** Does not show the password. */
    @Override
    public String toString() {
        return "InternalIdentity[user=" + user + "]";
    }
}
