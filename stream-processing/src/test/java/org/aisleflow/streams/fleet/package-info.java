/** Tests. */
@NullMarked
package org.aisleflow.streams.fleet;

import org.jspecify.annotations.NullMarked;
