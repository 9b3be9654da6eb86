package org.aisleflow.contracts.credentials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The subject of the device's certificate. The certificate itself need not be known: whoever the
 * gateway trusts to issue them vouches for it.
 *
 * @param subject the distinguished name as RFC 2253 writes it, for example {@code CN=door-1,O=Shop}
 * @param until when it stops to count; null for never
 */
public record CertificateSubject(String subject, @Nullable Instant until) implements Credential {
    @Override
    public CertificateSubject until(@Nullable Instant end) {
        return new CertificateSubject(subject, end);
    }

    @Override
    public CredentialType type() {
        return CredentialType.CERTIFICATE;
    }
}
