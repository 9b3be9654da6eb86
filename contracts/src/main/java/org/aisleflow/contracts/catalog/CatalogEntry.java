package org.aisleflow.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One entry of the master data; the value of the catalog topic. A tombstone for its key removes it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Store.class, name = "store"),
    @JsonSubTypes.Type(value = Product.class, name = "product"),
    @JsonSubTypes.Type(value = Supplier.class, name = "supplier"),
    @JsonSubTypes.Type(value = Policy.class, name = "policy")
})
public sealed interface CatalogEntry permits Policy, Product, Store, Supplier {
    /**
     * The entry's key in the catalog topic.
     *
     * @return type and id, for example {@code store/s1}
     */
    String key();
}
