package org.aisleflow.contracts.credentials;

import java.time.Instant;
import org.aisleflow.contracts.telemetry.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A device's key for DTLS. Both sides need the key itself, so it cannot be hashed; it is sealed
 * with the installation's {@link SealingKey} instead.
 *
 * @param identity what the device calls the key in the handshake, {@code store/device/number}; each
 *     key has its own, so that the gateway knows which one a device holds while both count
 * @param sealed the key, sealed for this identity
 * @param until when it stops to count; null for never
 */
public record SealedPreSharedKey(String identity, Payload sealed, @Nullable Instant until)
        implements Credential {
    @Override
    public SealedPreSharedKey until(@Nullable Instant end) {
        return new SealedPreSharedKey(identity, sealed, end);
    }

    @Override
    public CredentialType type() {
        return CredentialType.PRE_SHARED_KEY;
    }
}
