package org.aisleflow.api.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.SupplierId;
import org.jspecify.annotations.Nullable;

/** Master data as it is now. Thread-safe; written by the reader of the topics only. */
public final class Catalog {
    private final Map<String, CatalogEntry> entries = new ConcurrentSkipListMap<>();

    /** Starts empty. */
    public Catalog() {}

    /**
     * Takes a newer entry.
     *
     * @param key the entry's key
     * @param entry the entry; null if it was removed
     */
    public void put(String key, @Nullable CatalogEntry entry) {
        if (entry == null) {
            entries.remove(key);
        } else {
            entries.put(key, entry);
        }
    }

    /**
     * Finds an entry.
     *
     * @param key its {@link CatalogEntry#key()}
     * @return the entry, or empty if there is none
     */
    public Optional<CatalogEntry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /**
     * All entries of a type.
     *
     * @param type the type
     * @param <E> the type
     * @return the entries by ascending key
     */
    public <E extends CatalogEntry> List<E> all(Class<E> type) {
        return entries.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * Finds a store.
     *
     * @param id the store
     * @return the store, or empty if there is none of that id
     */
    public Optional<Store> store(StoreId id) {
        return find("store/" + id).map(Store.class::cast);
    }

    /**
     * Finds a product.
     *
     * @param sku the product
     * @return the product, or empty if there is none of that id
     */
    public Optional<Product> product(Sku sku) {
        return find("product/" + sku).map(Product.class::cast);
    }

    /**
     * Finds a supplier.
     *
     * @param id the supplier
     * @return the supplier, or empty if there is none of that id
     */
    public Optional<Supplier> supplier(SupplierId id) {
        return find("supplier/" + id).map(Supplier.class::cast);
    }
}
