/** Tests. */
@NullMarked
package org.aisleflow.streams.floor;

import org.jspecify.annotations.NullMarked;
