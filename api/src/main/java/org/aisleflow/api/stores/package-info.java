/** What a store manager asks: footfall, heat, zones, flows, visits, stock, alerts, live. */
@NullMarked
package org.aisleflow.api.stores;

import org.jspecify.annotations.NullMarked;
