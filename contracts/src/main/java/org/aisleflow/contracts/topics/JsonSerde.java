package org.aisleflow.contracts.topics;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.util.function.Function;
import org.aisleflow.contracts.wire.Mappers;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON, readable in Kafka by people and by other languages. Thread-safe; null is a
 * tombstone.
 *
 * @param <T> the record
 */
public final class JsonSerde<T> implements Serde<T> {
    private final Class<T> type;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final Function<byte[], @Nullable T> quickReader;
    private final @Nullable QuickWriter<T> quickWriter;

    /** Writes what Jackson would write, byte for byte. */
    @FunctionalInterface
    interface QuickWriter<T> {
        byte[] write(T value) throws IOException;
    }

    /**
     * Makes a serde.
     *
     * @param type the record's class
     */
    public JsonSerde(Class<T> type) {
        this(type, _ -> null, null);
    }

    /**
     * Makes a serde with quicker ways to read and write.
     *
     * @param type the record's class
     * @param quickReader makes the same of the bytes as Jackson would, or null of those that
     *     Jackson must be asked about
     * @param quickWriter writes the same as Jackson would; null to have Jackson write
     */
    JsonSerde(
            Class<T> type,
            Function<byte[], @Nullable T> quickReader,
            @Nullable QuickWriter<T> quickWriter) {
        this.type = type;
        this.quickReader = quickReader;
        this.quickWriter = quickWriter;
        this.writer = Mappers.JSON.writerFor(type);
        this.reader = Mappers.JSON.readerFor(type);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : write(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
    }

    private byte[] write(T value) {
        try {
            return quickWriter == null ? writer.writeValueAsBytes(value) : quickWriter.write(value);
        } catch (IOException bug) {
            throw new SerializationException(
                    "a " + type.getSimpleName() + " could not be written", bug);
        }
    }

    private T read(String topic, byte[] bytes) {
        T quick = quickReader.apply(bytes);
        if (quick != null) {
            return quick;
        }
        try {
            return reader.readValue(bytes);
        } catch (IOException notOurs) {
            throw new SerializationException(
                    "a value of %s is not a %s".formatted(topic, type.getSimpleName()), notOurs);
        }
    }
}
