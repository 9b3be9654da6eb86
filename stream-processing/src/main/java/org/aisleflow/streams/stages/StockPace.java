package org.aisleflow.streams.stages;

import java.time.Duration;

/**
 * How often beliefs are told when they change.
 *
 * @param live while messages come as things happen
 * @param backlog while a past is being caught up with, in which every product changes all the time
 */
record StockPace(Duration live, Duration backlog) {}
