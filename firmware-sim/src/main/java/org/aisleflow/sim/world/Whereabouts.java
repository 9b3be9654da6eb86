package org.aisleflow.sim.world;

import org.jspecify.annotations.Nullable;

/**
 * Where a truck is.
 *
 * @param place the place
 * @param sscc the number of the pallet on it; null if it is empty
 * @param driving true if it is on the road
 */
public record Whereabouts(Transport.Place place, @Nullable String sscc, boolean driving) {}
