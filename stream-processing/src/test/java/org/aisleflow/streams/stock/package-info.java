/** Tests. */
@NullMarked
package org.aisleflow.streams.stock;

import org.jspecify.annotations.NullMarked;
