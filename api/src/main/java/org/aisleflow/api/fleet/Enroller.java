package org.aisleflow.api.fleet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.security.auth.x500.X500Principal;
import org.aisleflow.api.catalog.CatalogWriter;
import org.aisleflow.api.facts.FactsPublisher;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.api.stores.KnownStores;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.credentials.CertificateSubject;
import org.aisleflow.contracts.credentials.Credential;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.StateKey;

/** Gives devices their credentials, new ones, or none any more. Thread-safe: one at a time. */
@Singleton
final class Enroller {
    private final LatestFacts facts;
    private final KnownStores stores;
    private final CatalogWriter catalog;
    private final FactsPublisher publisher;
    private final CredentialIssuer issuer;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();

    Enroller(
            LatestFacts facts,
            KnownStores stores,
            CatalogWriter catalog,
            FactsPublisher publisher,
            CredentialIssuer issuer,
            Clock clock) {
        this.facts = facts;
        this.stores = stores;
        this.catalog = catalog;
        this.publisher = publisher;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** What became of one enrolment. */
    sealed interface Outcome {
        /**
         * The device may come in.
         *
         * @param credentials what it needs to do so
         */
        record Issued(IssuedCredentials credentials) implements Outcome {}

        /**
         * Nothing has changed.
         *
         * @param problem why
         */
        record Failed(ProblemException problem) implements Outcome {}
    }

    /**
     * Enrols devices; those that the catalog lacks are written into it first. Returns after
     * everything is kept for good.
     *
     * @return for each enrolment what became of it
     */
    List<Outcome> enrol(List<Enrolment> enrolments) {
        writing.lock();
        try {
            Batch batch = new Batch();
            List<Outcome> outcomes = enrolments.stream().map(batch::enrol).toList();
            batch.publish();
            return outcomes;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Gives a device new credentials.
     *
     * @param overlap how long the former ones of the same types go on counting
     */
    IssuedCredentials rotate(
            StoreId store, DeviceId device, CredentialIssuer.Request request, Duration overlap) {
        writing.lock();
        try {
            DeviceCredentials before = of(store, device);
            var types = before.typesAt(clock.instant());
            if (types.isEmpty()) {
                throw ProblemException.conflict(
                        "Device %s of store %s has no credentials; enrol it with POST /api/v1/fleet/devices."
                                .formatted(device, store));
            }
            Batch batch = new Batch();
            IssuedCredentials issued = batch.issue(before, request.orTypes(types), overlap);
            batch.publish();
            return issued;
        } finally {
            writing.unlock();
        }
    }

    /** Takes a device's credentials away. */
    void revoke(StoreId store, DeviceId device) {
        writing.lock();
        try {
            keep(List.of(of(store, device).revoked(clock.instant())));
        } finally {
            writing.unlock();
        }
    }

    /** Also in memory at once: what is read back late must not bring back what was taken away. */
    private void keep(Collection<DeviceCredentials> changed) {
        publisher.credentials(changed);
        changed.forEach(one ->
                facts.credentials().put(new StateKey(one.store(), one.device().value()), one));
    }

    private DeviceCredentials of(StoreId store, DeviceId device) {
        return facts.credentials()
                .find(store, device.value())
                .orElseGet(() -> new DeviceCredentials(store, device, List.of(), clock.instant()));
    }

    /** What one call changes: kept back until all of it is known, then published together. */
    private final class Batch {
        private final Map<StoreId, List<Device>> newDevices = new LinkedHashMap<>();
        private final Map<String, DeviceCredentials> changed = new LinkedHashMap<>();
        private final Map<X500Principal, String> userBySubject = new LinkedHashMap<>();

        Batch() {
            facts.credentials().all().forEach(this::noteSubjects);
        }

        Outcome enrol(Enrolment enrolment) {
            try {
                Store store = stores.get(enrolment.storeName());
                DeviceId device = enrolment.id();
                DeviceCredentials before = of(store.id(), device);
                Instant now = clock.instant();
                if (changed.containsKey(before.user()) || !before.typesAt(now).isEmpty()) {
                    throw ProblemException.conflict(
                            "Device %s of store %s is enrolled already; POST /api/v1/fleet/devices/%s/credentials gives it new credentials."
                                    .formatted(device, store.id(), device));
                }
                List<Device> missing =
                        store.device(device).isPresent() ? List.of() : List.of(enrolment.entry());
                IssuedCredentials issued = issue(before, enrolment.credentials(), Duration.ZERO);
                newDevices.computeIfAbsent(store.id(), _ -> new ArrayList<>()).addAll(missing);
                return new Outcome.Issued(issued);
            } catch (ProblemException problem) {
                return new Outcome.Failed(problem);
            }
        }

        IssuedCredentials issue(
                DeviceCredentials before, CredentialIssuer.Request request, Duration overlap) {
            CredentialIssuer.Issue issue = issuer.issue(before, request, overlap);
            checkSubjects(issue.kept());
            noteSubjects(issue.kept());
            changed.put(before.user(), issue.kept());
            return issue.told();
        }

        void publish() {
            newDevices.forEach(catalog::add);
            keep(changed.values());
        }

        /** A subject that two devices share would prove neither. */
        private void checkSubjects(DeviceCredentials credentials) {
            for (X500Principal subject : subjects(credentials.credentials())) {
                String holder = userBySubject.getOrDefault(subject, credentials.user());
                if (!holder.equals(credentials.user())) {
                    throw ProblemException.conflict(
                            "The certificate subject %s belongs to device %s."
                                    .formatted(subject.getName(), holder));
                }
            }
        }

        private void noteSubjects(DeviceCredentials credentials) {
            subjects(credentials.credentials())
                    .forEach(subject -> userBySubject.put(subject, credentials.user()));
        }

        private static Set<X500Principal> subjects(Collection<Credential> credentials) {
            Set<X500Principal> subjects = new HashSet<>();
            for (Credential credential : credentials) {
                if (credential instanceof CertificateSubject(String subject, _)) {
                    subjects.add(new X500Principal(subject));
                }
            }
            return subjects;
        }
    }
}
