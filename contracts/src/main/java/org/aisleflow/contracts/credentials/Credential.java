package org.aisleflow.contracts.credentials;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One way in which a device may prove who it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SecretHash.class, name = "secret"),
    @JsonSubTypes.Type(value = CertificateSubject.class, name = "certificate"),
    @JsonSubTypes.Type(value = SealedPreSharedKey.class, name = "pre-shared-key")
})
public sealed interface Credential permits SecretHash, CertificateSubject, SealedPreSharedKey {
    /**
     * When it stops to count.
     *
     * @return the end of the overlap of a rotation; null for none
     */
    @Nullable Instant until();

    /**
     * The same credential with another end.
     *
     * @param end when it stops to count; null for never
     * @return a copy
     */
    Credential until(@Nullable Instant end);

    /**
     * What people call it.
     *
     * @return {@code secret}, {@code certificate} or {@code pre-shared-key}
     */
    CredentialType type();

    /**
     * Says whether it counts.
     *
     * @param now the present
     * @return false from {@link #until()} on
     */
    default boolean countsAt(Instant now) {
        Instant end = until();
        return end == null || now.isBefore(end);
    }

    /**
     * Says whether this is another credential under the same proof: it may only end at another
     * time.
     *
     * @param other another credential
     * @return true if whoever has proved one has proved the other
     */
    default boolean isSameProof(Credential other) {
        return until(null).equals(other.until(null));
    }
}
