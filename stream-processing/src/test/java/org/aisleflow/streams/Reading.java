package org.aisleflow.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.topics.Topic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads facts as the api does: the newest one of a series and window replaces the others. */
final class Reading<V extends WindowFact> implements AutoCloseable {
    private final KafkaConsumer<?, V> consumer;
    private final Topic<?, V> topic;
    private final Map<String, V> latest = new HashMap<>();

    <K> Reading(String bootstrapServers, Topic<K, V> topic) {
        this.topic = topic;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "auto.offset.reset",
                                "earliest"),
                        topic.keys().deserializer(),
                        topic.values().deserializer());
    }

    /** Everything told so far. */
    Map<String, V> latest() {
        if (consumer.assignment().isEmpty()) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic.name());
            consumer.assign(
                    partitions.stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList());
            consumer.seekToBeginning(consumer.assignment());
        }
        consumer.poll(Duration.ofMillis(50))
                .forEach(record -> {
                    V fact = record.value();
                    latest.put(fact.store() + "/" + fact.series() + "/" + fact.start(), fact);
                });
        return latest;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
