package org.aisleflow.sim.purchasing;

import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;

/**
 * A suggestion that a planner wants to be ordered.
 *
 * @param suggestion its id
 * @param store for which shop
 * @param sku what
 * @param units how many
 */
record Approved(String suggestion, StoreId store, Sku sku, int units) {}
