/**
 * A shop that behaves: its floor, its stock, the people in it. Nothing here knows of devices or of
 * the network, and nothing depends on the wall clock: the same seed gives the same world.
 */
@NullMarked
package org.aisleflow.sim.world;

import org.jspecify.annotations.NullMarked;
