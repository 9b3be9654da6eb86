package org.aisleflow.api.catalog;

import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.aisleflow.api.facts.Catalog;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * Changes the catalog. Thread-safe: one at a time, since what is changed must be what was there
 * last, or what somebody else has written between would be lost.
 */
public final class CatalogWriter {
    private final Catalog catalog;
    private final Consumer<CatalogEntry> publisher;
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * Makes a writer; there must be only one.
     *
     * @param catalog the catalog as it is
     * @param publisher keeps an entry for good; when it returns, the catalog has it
     */
    public CatalogWriter(Catalog catalog, Consumer<CatalogEntry> publisher) {
        this.catalog = catalog;
        this.publisher = publisher;
    }

    /**
     * Makes or replaces an entry; of a store the layouts of before are kept.
     *
     * @param entry the entry
     * @param ifMatch which version of the entry it was made from, as in the header {@code
     *     If-Match}; null to replace whatever is there
     * @return the entry as it is kept
     * @throws ProblemException if the entry has another version by now
     */
    CatalogEntry put(CatalogEntry entry, @Nullable String ifMatch) {
        writing.lock();
        try {
            if (ifMatch != null) {
                EntityTag.require(ifMatch, catalog.find(entry.key()));
            }
            CatalogEntry kept =
                    entry instanceof Store store
                            ? catalog.store(store.id()).map(store::replacing).orElse(store)
                            : entry;
            publisher.accept(kept);
            return kept;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Adds devices to a store; those that it has by now stay as they are.
     *
     * @param id the store
     * @param devices the devices
     * @throws ProblemException if the catalog does not have the store
     */
    public void add(StoreId id, Collection<Device> devices) {
        writing.lock();
        try {
            Store known =
                    catalog.store(id)
                            .orElseThrow(() ->
                                    ProblemException.notFound(
                                            "There is no store %s any more.".formatted(id)));
            Store with = known;
            for (Device device : devices) {
                with = with.device(device.id()).isPresent() ? with : with.with(device);
            }
            if (!with.equals(known)) {
                publisher.accept(with);
            }
        } finally {
            writing.unlock();
        }
    }
}
