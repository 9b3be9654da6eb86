package org.aisleflow.sim.world;

import org.aisleflow.contracts.catalog.Point;

/**
 * A place where people stop: they walk to the approach, step to the stand, and leave the same way.
 *
 * @param index its number among the floor's spots
 * @param name for messages to people who write scenarios
 * @param stand where they stand, in metres
 * @param approach a place nearby that is clear of all fixtures, in metres
 */
record Spot(int index, String name, Point stand, Point approach) {}
