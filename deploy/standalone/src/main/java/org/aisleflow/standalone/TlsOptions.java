package org.aisleflow.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The PEM files of encrypted connections.
 *
 * @param certificate this machine's certificate; null for none
 * @param key its private key; null for none
 * @param clientAuthority those that vouch for devices; null for none
 */
record TlsOptions(@Nullable Path certificate, @Nullable Path key, @Nullable Path clientAuthority) {
    /** No TLS. */
    static final TlsOptions NONE = new TlsOptions(null, null, null);

    /**
     * Checks that what belongs together is there.
     *
     * @throws StartRefused with what is missing
     */
    void check() {
        if (certificate == null != (key == null)) {
            throw new StartRefused("--tls-cert and --tls-key belong together; give both.");
        }
        if (clientAuthority != null && certificate == null) {
            throw new StartRefused("--tls-client-ca needs --tls-cert and --tls-key.");
        }
    }
}
