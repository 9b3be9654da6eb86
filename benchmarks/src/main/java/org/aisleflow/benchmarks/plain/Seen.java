package org.aisleflow.benchmarks.plain;

/**
 * A shopper seen somewhere.
 *
 * @param time milliseconds since 1970
 * @param x metres to the right
 * @param y metres upwards
 */
record Seen(long time, double x, double y) {}
