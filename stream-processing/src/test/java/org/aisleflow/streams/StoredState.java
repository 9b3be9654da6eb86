package org.aisleflow.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * What a changelog holds.
 *
 * @param entries entries that are in force
 * @param bytes of their keys and values
 * @param changelogBytes of all records that a restore reads, as they are before compression
 */
record StoredState(int entries, long bytes, long changelogBytes) {
    static StoredState of(String bootstrapServers) {
        Map<Bytes, Integer> sizes = new HashMap<>();
        long read = 0;
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            String topic = "aisleflow-streams-keep_books-changelog";
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    read += record.serializedKeySize() + record.serializedValueSize();
                    // Each partition has its own last batch under the same key.
                    byte[] key = (record.partition() + "/").getBytes(StandardCharsets.US_ASCII);
                    byte[] whole = new byte[key.length + record.key().length];
                    System.arraycopy(key, 0, whole, 0, key.length);
                    System.arraycopy(record.key(), 0, whole, key.length, record.key().length);
                    if (record.value() == null) {
                        sizes.remove(Bytes.wrap(whole));
                    } else {
                        sizes.put(Bytes.wrap(whole), record.key().length + record.value().length);
                    }
                }
            }
        }
        long bytes = sizes.values().stream().mapToLong(Integer::longValue).sum();
        return new StoredState(sizes.size(), bytes, read);
    }
}
