package org.aisleflow.streams.stages;

import org.aisleflow.contracts.telemetry.Payload;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads a topic without ever failing: what cannot be read is a value, too.
 *
 * @param reader reads what is as it should be
 * @param <T> what it should be
 */
record IncomingReader<T>(Deserializer<T> reader) implements Deserializer<Incoming<T>> {
    private static final byte[] NOTHING = {};

    @Override
    public Incoming<T> deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return new Incoming.Unread<>(Payload.of(NOTHING), "the record is empty");
        }
        try {
            return new Incoming.Read<>(reader.deserialize(topic, bytes));
        } catch (RuntimeException notOurs) {
            Throwable why = notOurs.getCause() == null ? notOurs : notOurs.getCause();
            String message = why.getMessage() == null ? why.toString() : why.getMessage();
            return new Incoming.Unread<>(Payload.of(bytes), message.lines().findFirst().orElse(""));
        }
    }
}
