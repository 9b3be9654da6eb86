/** Tests. */
@NullMarked
package org.aisleflow.streams.climate;

import org.jspecify.annotations.NullMarked;
