package org.aisleflow.standalone;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.topics.MissingTopics;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes a shop's master data into an empty catalog; what people have changed since stays as they
 * left it.
 */
final class CatalogSeed {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private CatalogSeed() {}

    static void writeMissing(String bootstrapServers, Collection<CatalogEntry> entries) {
        try {
            MissingTopics.make(
                    bootstrapServers, List.of(Topics.CATALOG), AllInOne.PARTITIONS, PATIENCE);
            Set<String> present = keys(bootstrapServers);
            write(
                    bootstrapServers,
                    entries.stream().filter(entry -> !present.contains(entry.key())).toList());
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("The catalog could not be written to Kafka", failure);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped before the catalog was written", hurry);
        }
    }

    private static Set<String> keys(String bootstrapServers) {
        try (KafkaConsumer<String, CatalogEntry> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        Topics.CATALOG.keys().deserializer(),
                        Topics.CATALOG.values().deserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.CATALOG.name()).stream()
                            .map(partition ->
                                    new TopicPartition(partition.topic(), partition.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<String> keys = new HashSet<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                // A tombstone counts too: somebody has taken the entry out on purpose.
                consumer.poll(Duration.ofMillis(100)).forEach(record -> keys.add(record.key()));
            }
            return keys;
        }
    }

    private static void write(String bootstrapServers, List<CatalogEntry> entries) {
        try (KafkaProducer<String, CatalogEntry> producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all"),
                        Topics.CATALOG.keys().serializer(),
                        Topics.CATALOG.values().serializer())) {
            entries.forEach(entry ->
                    producer.send(new ProducerRecord<>(Topics.CATALOG.name(), entry.key(), entry)));
            producer.flush();
        }
    }
}
