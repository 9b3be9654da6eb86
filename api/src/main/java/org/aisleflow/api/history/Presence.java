package org.aisleflow.api.history;

import java.time.Instant;

/**
 * How much shoppers were seen on the floor in one heat window.
 *
 * @param start the window's start
 * @param personSeconds seconds of all shoppers in all cells, added up
 */
public record Presence(Instant start, double personSeconds) {}
