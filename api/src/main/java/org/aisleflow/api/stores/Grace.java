package org.aisleflow.api.stores;

import java.time.Duration;

/**
 * How long after a window's end its numbers are provisional.
 *
 * @param length zero or more
 */
public record Grace(Duration length) {}
