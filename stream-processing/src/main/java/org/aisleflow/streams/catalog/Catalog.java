package org.aisleflow.streams.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.Topics;
import org.jspecify.annotations.Nullable;

/**
 * The master data as they are now. Entries are decoded when they have changed, so that asking costs
 * a look-up. Not thread-safe: every task has its own.
 */
public final class Catalog {
    private final CatalogEntries entries;
    private final Map<String, Decoded> decoded = new HashMap<>();
    // What was found since the last change.
    private final Map<StoreId, Optional<StorePlan>> stores = new HashMap<>();
    private final Map<Sku, Optional<Product>> products = new HashMap<>();
    private long changes = -1;

    /**
     * Reads from a store.
     *
     * @param entries the entries' JSON by {@link CatalogEntry#key()}
     */
    public Catalog(CatalogEntries entries) {
        this.entries = entries;
    }

    /**
     * Finds a store.
     *
     * @param id the store
     * @return the same object as before while the entry is the same; null if there is none
     */
    public @Nullable StorePlan store(StoreId id) {
        lookForChanges();
        return stores.computeIfAbsent(id, _ -> Optional.ofNullable(plan(id))).orElse(null);
    }

    /**
     * Finds a product.
     *
     * @param sku the product
     * @return its entry, or null if there is none
     */
    public @Nullable Product product(Sku sku) {
        lookForChanges();
        return products.computeIfAbsent(sku, _ -> Optional.ofNullable(entryOf(sku))).orElse(null);
    }

    private void lookForChanges() {
        long now = entries.changes();
        if (now != changes) {
            changes = now;
            stores.clear();
            products.clear();
        }
    }

    private @Nullable StorePlan plan(StoreId id) {
        Decoded entry = entry("store/" + id);
        return entry == null ? null : entry.plan;
    }

    private @Nullable Product entryOf(Sku sku) {
        Decoded entry = entry("product/" + sku);
        return entry != null && entry.entry instanceof Product product ? product : null;
    }

    // The store hands out the very array it was given: another array is another entry.
    @SuppressWarnings("ReferenceEquality")
    private @Nullable Decoded entry(String key) {
        byte[] bytes = entries.get(key);
        if (bytes == null) {
            decoded.remove(key);
            return null;
        }
        Decoded known = decoded.get(key);
        if (known != null && known.bytes == bytes) {
            return known;
        }
        CatalogEntry entry =
                Topics.CATALOG.values().deserializer().deserialize(Topics.CATALOG.name(), bytes);
        Decoded fresh =
                new Decoded(
                        bytes, entry, entry instanceof Store store ? new StorePlan(store) : null);
        decoded.put(key, fresh);
        return fresh;
    }

    private static final class Decoded {
        private final byte[] bytes;
        private final CatalogEntry entry;
        private final @Nullable StorePlan plan;

        private Decoded(byte[] bytes, CatalogEntry entry, @Nullable StorePlan plan) {
            this.bytes = bytes;
            this.entry = entry;
            this.plan = plan;
        }
    }
}
