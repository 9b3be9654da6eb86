package org.aisleflow.sim.score;

import java.time.Instant;

/**
 * A time at which it was too warm or too cold for too long.
 *
 * @param logger the device that measures it
 * @param from since when it was outside its band
 * @param to until when
 */
record Excursion(Key.Device logger, Instant from, Instant to) {
    /** Whether both are about the same place and have a moment in common. */
    boolean meets(Excursion other) {
        return logger.equals(other.logger) && from.isBefore(other.to) && other.from.isBefore(to);
    }
}
