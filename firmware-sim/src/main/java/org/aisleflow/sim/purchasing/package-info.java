/**
 * The loop closed: what planners approve in Aisleflow is ordered in the world, and what the shop
 * orders by itself is told to Aisleflow, over its API as any other program would.
 */
@NullMarked
package org.aisleflow.sim.purchasing;

import org.jspecify.annotations.NullMarked;
