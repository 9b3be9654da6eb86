/** A simulated shop, from its first past day to now, as the gateway's devices see it. */
@NullMarked
package org.aisleflow.sim;

import org.jspecify.annotations.NullMarked;
