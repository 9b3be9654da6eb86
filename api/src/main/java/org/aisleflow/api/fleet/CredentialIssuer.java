package org.aisleflow.api.fleet;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.security.auth.x500.X500Principal;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.credentials.CertificateSubject;
import org.aisleflow.contracts.credentials.Credential;
import org.aisleflow.contracts.credentials.CredentialType;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.credentials.SealedPreSharedKey;
import org.aisleflow.contracts.credentials.SealingKey;
import org.aisleflow.contracts.credentials.SecretHash;
import org.jspecify.annotations.Nullable;

/** Draws secrets and says what may be kept of them. Stateless apart from its randomness. */
public final class CredentialIssuer {
    private static final int SECRET_BYTES = 32;

    /** As text 32 characters: more than that many bytes some devices' DTLS does not take. */
    private static final int PRE_SHARED_KEY_BYTES = 24;

    private static final int LONGEST_SUBJECT = 512;

    private final @Nullable SealingKey sealingKey;
    private final RandomGenerator random;
    private final Clock clock;

    /**
     * Makes an issuer.
     *
     * @param sealingKey seals pre-shared keys; null if there is none, and so no such keys
     * @param random a cryptographically strong source
     * @param clock tells the present
     */
    public CredentialIssuer(@Nullable SealingKey sealingKey, RandomGenerator random, Clock clock) {
        this.sealingKey = sealingKey;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param types which types; null for all that can be drawn, and a certificate if there is a
     *     subject
     * @param certificateSubject the certificate's subject
     */
    record Request(@Nullable List<CredentialType> types, @Nullable String certificateSubject) {
        /** The same, of certain types if none were named. */
        Request orTypes(List<CredentialType> otherwise) {
            return types == null && certificateSubject == null
                    ? new Request(otherwise, null)
                    : this;
        }
    }

    /**
     * What was drawn.
     *
     * @param kept what goes into the topic
     * @param told what the caller is told, once
     */
    record Issue(DeviceCredentials kept, IssuedCredentials told) {}

    /**
     * Draws what is wanted.
     *
     * @param before what the device has now, perhaps nothing
     * @param request what is wanted
     * @param overlap how long what it has of the same types goes on counting
     * @throws ProblemException if that cannot be had
     */
    Issue issue(DeviceCredentials before, Request request, Duration overlap) {
        Instant now = clock.instant();
        List<CredentialType> types = typesOf(request);
        String secret = types.contains(CredentialType.SECRET) ? draw(SECRET_BYTES) : null;
        String key =
                types.contains(CredentialType.PRE_SHARED_KEY) ? draw(PRE_SHARED_KEY_BYTES) : null;
        String subject =
                types.contains(CredentialType.CERTIFICATE)
                        ? subjectOf(request.certificateSubject())
                        : null;
        List<Credential> added = new ArrayList<>();
        if (secret != null) {
            added.add(SecretHash.of(secret, random));
        }
        String identity = null;
        if (key != null) {
            identity = before.user() + "/" + nextNumber(before);
            added.add(sealed(identity, key));
        }
        if (subject != null) {
            added.add(new CertificateSubject(subject, null));
        }
        boolean replaces = before.typesAt(now).stream().anyMatch(types::contains);
        Instant overlapEnd = now.plus(overlap);
        return new Issue(
                before.rotated(added, overlapEnd, now),
                new IssuedCredentials(
                        before.store(),
                        before.device(),
                        before.user(),
                        before.user(),
                        secret,
                        identity,
                        key,
                        subject,
                        replaces ? overlapEnd : null));
    }

    private List<CredentialType> typesOf(Request request) {
        List<CredentialType> named = request.types();
        if (named != null && !named.isEmpty()) {
            return named;
        }
        List<CredentialType> types = new ArrayList<>(List.of(CredentialType.SECRET));
        if (sealingKey != null) {
            types.add(CredentialType.PRE_SHARED_KEY);
        }
        if (request.certificateSubject() != null) {
            types.add(CredentialType.CERTIFICATE);
        }
        return types;
    }

    private String draw(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    private SealedPreSharedKey sealed(String identity, String key) {
        if (sealingKey == null) {
            throw ProblemException.badField(
                    "types",
                    "Pre-shared keys need a sealing key: start the API and the gateway with the same AISLEFLOW_SEALING_KEY_FILE.");
        }
        byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        return new SealedPreSharedKey(identity, sealingKey.seal(bytes, identity, random), null);
    }

    /** Never a number that an earlier key still has, since DTLS finds the key by it. */
    private static long nextNumber(DeviceCredentials before) {
        return before.credentials().stream()
                        .filter(SealedPreSharedKey.class::isInstance)
                        .map(SealedPreSharedKey.class::cast)
                        .map(key -> key.identity().substring(key.identity().lastIndexOf('/') + 1))
                        .mapToLong(Long::parseLong)
                        .max()
                        .orElse(0)
                + 1;
    }

    private static String subjectOf(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw ProblemException.badField(
                    "certificateSubject",
                    "For a certificate, certificateSubject must say its subject, for example CN=door-1,O=Shop.");
        }
        if (text.length() > LONGEST_SUBJECT) {
            throw ProblemException.badField(
                    "certificateSubject", "certificateSubject is longer than 512 characters.");
        }
        try {
            return new X500Principal(text).getName();
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.badField(
                    "certificateSubject",
                    "certificateSubject is no distinguished name, such as CN=door-1,O=Shop.");
        }
    }
}
