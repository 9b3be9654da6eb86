package org.aisleflow.sim.purchasing;

import java.net.URI;

/**
 * How to get to Aisleflow's API.
 *
 * @param address where it is, for example {@code http://127.0.0.1:8080}
 * @param token the API token
 */
public record ApiAccess(URI address, String token) {
    /** Checks that it is an address of HTTP. */
    public ApiAccess {
        String scheme = address.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException(
                    "the API's address is %s, it must begin with http:// or https://"
                            .formatted(address));
        }
    }

    @Override
    public String toString() {
        return "ApiAccess[address=%s]".formatted(address);
    }
}
