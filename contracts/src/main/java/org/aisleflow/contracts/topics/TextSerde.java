package org.aisleflow.contracts.topics;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Keys as UTF-8 text. */
final class TextSerde<T> implements Serde<T> {
    private final Function<T, String> write;
    private final Function<String, T> read;

    TextSerde(Function<T, String> write, Function<String, T> read) {
        this.write = write;
        this.read = read;
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, key) ->
                key == null ? null : write.apply(key).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) ->
                bytes == null ? null : read.apply(new String(bytes, StandardCharsets.UTF_8));
    }
}
