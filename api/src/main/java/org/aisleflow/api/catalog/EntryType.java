package org.aisleflow.api.catalog;

import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Policy;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;

/** The types of catalog entries, with their names in paths and in JSON. */
enum EntryType {
    STORES("stores", "store", Store.class),
    PRODUCTS("products", "product", Product.class),
    SUPPLIERS("suppliers", "supplier", Supplier.class),
    POLICIES("policies", "policy", Policy.class);

    private final String path;
    private final String name;
    private final Class<? extends CatalogEntry> type;

    EntryType(String path, String name, Class<? extends CatalogEntry> type) {
        this.path = path;
        this.name = name;
        this.type = type;
    }

    static EntryType of(String path) {
        for (EntryType candidate : values()) {
            if (candidate.path.equals(path)) {
                return candidate;
            }
        }
        throw ProblemException.notFound(
                "The catalog has no %s; it has stores, products, suppliers and policies."
                        .formatted(path));
    }

    /** As its {@code type} field says. */
    String typeName() {
        return name;
    }

    Class<? extends CatalogEntry> type() {
        return type;
    }

    String key(String id) {
        return name + "/" + id;
    }
}
