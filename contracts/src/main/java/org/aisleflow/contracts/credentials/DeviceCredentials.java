package org.aisleflow.contracts.credentials;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/**
 * How a device may prove who it is; the value of the topic of credentials. Holds nothing by which
 * somebody who reads the topic could pass for the device.
 *
 * @param store its store
 * @param device its id
 * @param credentials what counts, or did until a short while ago; empty after all were revoked
 * @param changedAt when they were last changed
 */
public record DeviceCredentials(
        StoreId store, DeviceId device, List<Credential> credentials, Instant changedAt) {
    /** Takes a copy. */
    public DeviceCredentials {
        credentials = List.copyOf(credentials);
    }

    /**
     * The name under which the device logs in.
     *
     * @return {@code store/device}
     */
    public String user() {
        return store + "/" + device;
    }

    /**
     * Adds credentials. Those of the same type go on counting for a while, so that a device can
     * fetch its new one in its own time; of other types nothing changes.
     *
     * @param added the new ones
     * @param overlapEnd until when the old ones count
     * @param now the present; what has ended by then is forgotten
     * @return a copy
     */
    public DeviceCredentials rotated(List<Credential> added, Instant overlapEnd, Instant now) {
        List<Credential> kept = new ArrayList<>();
        for (Credential old : credentials) {
            boolean replaced = added.stream().anyMatch(fresh -> fresh.type() == old.type());
            Credential next = replaced ? endingBy(overlapEnd, old) : old;
            boolean same = added.stream().anyMatch(next::isSameProof);
            if (next.countsAt(now) && !same) {
                kept.add(next);
            }
        }
        return new DeviceCredentials(
                store, device, Stream.concat(kept.stream(), added.stream()).toList(), now);
    }

    /**
     * Takes all credentials away.
     *
     * @param now the present
     * @return a copy without any
     */
    public DeviceCredentials revoked(Instant now) {
        return new DeviceCredentials(store, device, List.of(), now);
    }

    /**
     * The types that count.
     *
     * @param now the present
     * @return each type once
     */
    public List<CredentialType> typesAt(Instant now) {
        return credentials.stream()
                .filter(credential -> credential.countsAt(now))
                .map(Credential::type)
                .distinct()
                .sorted()
                .toList();
    }

    private static Credential endingBy(Instant end, Credential credential) {
        Instant earlier = credential.until();
        return earlier != null && earlier.isBefore(end) ? credential : credential.until(end);
    }
}
