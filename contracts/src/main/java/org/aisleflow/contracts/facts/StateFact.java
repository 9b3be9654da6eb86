package org.aisleflow.contracts.facts;

import org.aisleflow.contracts.ids.StoreId;

/** A latest state: the newest one of a key replaces the others. */
public sealed interface StateFact permits Alert, DeviceState, StockBelief {
    /**
     * The store.
     *
     * @return the store
     */
    StoreId store();

    /**
     * What tells this state from the others of the same store and type.
     *
     * @return for example the product or the device
     */
    String subject();
}
