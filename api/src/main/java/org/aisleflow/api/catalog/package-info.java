/** Master data: read, checked and replaced entry by entry. */
@NullMarked
package org.aisleflow.api.catalog;

import org.jspecify.annotations.NullMarked;
