package org.aisleflow.streams.catalog;

import java.util.HashMap;
import java.util.Map;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The master data as they are now. Entries are decoded when they have changed, so that asking costs
 * a look-up. Not thread-safe: every task has its own.
 */
public final class Catalog {
    private final ReadOnlyKeyValueStore<String, byte[]> entries;
    private final Map<String, Decoded> decoded = new HashMap<>();

    /**
     * Reads from a store.
     *
     * @param entries the entries' JSON by {@link CatalogEntry#key()}
     */
    public Catalog(ReadOnlyKeyValueStore<String, byte[]> entries) {
        this.entries = entries;
    }

    /**
     * Finds a store.
     *
     * @param id the store
     * @return the same object as before while the entry is the same; null if there is none
     */
    public @Nullable StorePlan store(StoreId id) {
        Decoded entry = entry("store/" + id);
        return entry == null ? null : entry.plan;
    }

    /**
     * Finds a product.
     *
     * @param sku the product
     * @return its entry, or null if there is none
     */
    public @Nullable Product product(Sku sku) {
        Decoded entry = entry("product/" + sku);
        return entry != null && entry.entry instanceof Product product ? product : null;
    }

    // The global store hands out the very array it was given: another array is another entry.
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
