package org.aisleflow.gateway.identity;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.aisleflow.contracts.credentials.CertificateSubject;
import org.aisleflow.contracts.credentials.Credential;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.credentials.SealedPreSharedKey;
import org.aisleflow.contracts.credentials.SealingKey;
import org.aisleflow.contracts.credentials.SecretHash;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials of the devices of this gateway's stores, as they are now. Thread-safe. What it
 * does not know is refused.
 */
public final class CredentialTable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CredentialTable.class);

    private final Set<StoreId> stores;
    private final @Nullable SealingKey sealingKey;
    private final InstantSource clock;
    private final Map<DeviceIdentity, DeviceCredentials> byDevice = new ConcurrentHashMap<>();
    private final Map<X500Principal, DeviceIdentity> bySubject = new ConcurrentHashMap<>();

    /** So that a name need not be taken apart at every request. */
    private final Map<String, DeviceIdentity> byKey = new ConcurrentHashMap<>();

    /**
     * Makes an empty table.
     *
     * @param stores devices of other stores are not let in; empty for all stores
     * @param sealingKey opens pre-shared keys; null if there is none, and so no such keys
     * @param clock tells which credentials have ended
     */
    public CredentialTable(
            Set<StoreId> stores, @Nullable SealingKey sealingKey, InstantSource clock) {
        this.stores = Set.copyOf(stores);
        this.sealingKey = sealingKey;
        this.clock = clock;
    }

    /**
     * Takes newer credentials. Called by one thread only.
     *
     * @param device whose
     * @param newer all it has now; null if nothing is known of it any more
     */
    public void put(DeviceIdentity device, @Nullable DeviceCredentials newer) {
        if (!stores.isEmpty() && !stores.contains(device.store())) {
            return;
        }
        bySubject.values().removeIf(device::equals);
        DeviceCredentials older = byDevice.get(device);
        if (older != null) {
            keys(device, older).forEach(byKey::remove);
        }
        if (newer == null) {
            byDevice.remove(device);
            return;
        }
        byDevice.put(device, newer);
        for (Credential credential : newer.credentials()) {
            if (credential instanceof CertificateSubject(String subject, _)) {
                index(subject, device);
            }
        }
        keys(device, newer).forEach(identity -> byKey.put(identity, device));
    }

    /**
     * Checks a secret.
     *
     * @param user as whom somebody wants to come in, {@code store/device}
     * @param secret what they say
     * @return the device, or why not
     */
    public Proof bySecret(String user, String secret) {
        return DeviceIdentity.parse(user)
                .map(device ->
                        prove(
                                device,
                                credential ->
                                        credential instanceof SecretHash hash
                                                && hash.matches(secret)))
                .orElseGet(() -> new Proof.Missing(Refusal.UNKNOWN_DEVICE));
    }

    /**
     * Finds the device of a certificate whose issuer was checked before.
     *
     * @param subject the certificate's subject
     * @return the device, or why there is none
     */
    public Proof bySubject(X500Principal subject) {
        DeviceIdentity device = bySubject.get(subject);
        return device == null
                ? new Proof.Missing(Refusal.FOREIGN_CERTIFICATE)
                : prove(
                        device,
                        credential ->
                                credential instanceof CertificateSubject(String own, _)
                                        && new X500Principal(own).equals(subject));
    }

    /**
     * Finds the device of a pre-shared key that somebody has shown to hold.
     *
     * @param identity the key's name, {@code store/device/number}
     * @return the device, or why there is none
     */
    public Proof byKeyIdentity(String identity) {
        DeviceIdentity known = byKey.get(identity);
        if (known != null) {
            return prove(known, credential -> isKey(credential, identity));
        }
        int number = identity.lastIndexOf('/');
        return DeviceIdentity.parse(number < 0 ? "" : identity.substring(0, number))
                .map(device -> prove(device, credential -> isKey(credential, identity)))
                .orElseGet(() -> new Proof.Missing(Refusal.UNKNOWN_DEVICE));
    }

    /**
     * The pre-shared key of a name.
     *
     * @param identity the key's name
     * @return the key's bytes, or empty if there is none that counts
     */
    public Optional<byte[]> preSharedKey(String identity) {
        return byKeyIdentity(identity) instanceof Proof.Given(_, SealedPreSharedKey key)
                        && sealingKey != null
                ? sealingKey.open(key.sealed(), identity)
                : Optional.empty();
    }

    /**
     * Says whether a proof that was good still is.
     *
     * @param proof what was shown then
     * @return false once the credential was taken away or has ended
     */
    public boolean stillCounts(Proof.Given proof) {
        return prove(proof.device(), proof.credential()::isSameProof) instanceof Proof.Given;
    }

    private Proof prove(DeviceIdentity device, Predicate<Credential> isShown) {
        DeviceCredentials known = byDevice.get(device);
        if (known == null) {
            return new Proof.Missing(Refusal.UNKNOWN_DEVICE);
        }
        boolean isShownAny = false;
        for (Credential credential : known.credentials()) {
            if (isShown.test(credential)) {
                isShownAny = true;
                if (credential.countsAt(clock.instant())) {
                    return new Proof.Given(device, credential);
                }
            }
        }
        return new Proof.Missing(
                isShownAny || known.credentials().isEmpty()
                        ? Refusal.REVOKED
                        : Refusal.WRONG_SECRET);
    }

    /** The names of its keys that begin with its own. */
    private static Stream<String> keys(DeviceIdentity device, DeviceCredentials credentials) {
        String own = device + "/";
        return credentials.credentials().stream()
                .filter(SealedPreSharedKey.class::isInstance)
                .map(key -> ((SealedPreSharedKey) key).identity())
                .filter(identity -> identity.startsWith(own));
    }

    private static boolean isKey(Credential credential, String identity) {
        return credential instanceof SealedPreSharedKey key && key.identity().equals(identity);
    }

    private void index(String subject, DeviceIdentity device) {
        try {
            DeviceIdentity holder = bySubject.putIfAbsent(new X500Principal(subject), device);
            if (holder != null) {
                LOGGER.warn("Certificates of {} and {} have one subject", holder, device);
            }
        } catch (IllegalArgumentException malformed) {
            LOGGER.warn("The certificate subject of {} is no distinguished name", device);
        }
    }
}
