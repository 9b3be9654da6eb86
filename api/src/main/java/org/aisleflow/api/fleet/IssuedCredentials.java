package org.aisleflow.api.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * What a device needs to log in. Shown this once: nobody can look it up later.
 *
 * @param store its store
 * @param device its id
 * @param clientId its MQTT client id; the device's id alone does too, unless another store at the
 *     same gateway has a device of that id
 * @param user its MQTT user name, {@code store/device}
 * @param secret its MQTT password; null if it got none
 * @param preSharedKeyIdentity what it calls its key in the DTLS handshake; null if it got none
 * @param preSharedKey its key for DTLS: the ASCII bytes of this text; null if it got none
 * @param certificateSubject the subject its certificate must have; null if it got none
 * @param previousUntil until when its former credentials of the same types count; null if there
 *     were none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record IssuedCredentials(
        StoreId store,
        DeviceId device,
        String clientId,
        String user,
        @Nullable String secret,
        @Nullable String preSharedKeyIdentity,
        @Nullable String preSharedKey,
        @Nullable String certificateSubject,
        @Nullable Instant previousUntil) {
    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "IssuedCredentials[user=" + user + "]";
    }
}
