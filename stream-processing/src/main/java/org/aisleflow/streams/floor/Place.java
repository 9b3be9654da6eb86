package org.aisleflow.streams.floor;

/**
 * Where somebody is taken to have been: where they were seen if the sensor is exact, else what
 * {@link Smoothing} makes of it.
 *
 * @param x metres to the right
 * @param y metres upwards
 * @param zones the zones there, as they were in the catalog when it was last looked at
 */
record Place(double x, double y, ZoneSet zones) {}
