package org.aisleflow.sim.world;

/**
 * Where a person truly is.
 *
 * @param person the person's number
 * @param staff true if the person wears a badge
 * @param x metres to the right of the plan's lower left
 * @param y metres above the plan's lower left
 */
public record Sighting(int person, boolean staff, double x, double y) {}
