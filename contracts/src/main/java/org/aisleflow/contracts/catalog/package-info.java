/** Master data: stores with their layout, products, suppliers, ordering policies. */
@NullMarked
package org.aisleflow.contracts.catalog;

import org.jspecify.annotations.NullMarked;
