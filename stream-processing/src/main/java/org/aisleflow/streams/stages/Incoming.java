package org.aisleflow.streams.stages;

import org.aisleflow.contracts.telemetry.Payload;

/**
 * A record as it was found in a topic.
 *
 * @param <T> what it should be
 */
sealed interface Incoming<T> {
    /**
     * It is what it should be.
     *
     * @param value the record's value
     */
    record Read<T>(T value) implements Incoming<T> {}

    /**
     * It is not; which is a value like any other, so that it can be counted and kept.
     *
     * @param bytes what it is
     * @param detail what is wrong with it
     */
    record Unread<T>(Payload bytes, String detail) implements Incoming<T> {}
}
