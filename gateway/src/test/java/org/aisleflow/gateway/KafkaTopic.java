package org.aisleflow.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** Reads and writes Kafka topics in tests. */
final class KafkaTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private KafkaTopic() {}

    static void makeAll(String kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            for (var topic :
                    List.of(
                            Topics.TELEMETRY,
                            Topics.REJECTED,
                            Topics.REPLAYS,
                            Topics.CATALOG,
                            Topics.CREDENTIALS,
                            Topics.COMMANDS)) {
                try {
                    admin.createTopics(List.of(topic.request(1, (short) 1))).all().get();
                } catch (ExecutionException failure) {
                    if (!(failure.getCause() instanceof TopicExistsException)) {
                        throw failure;
                    }
                }
            }
        }
    }

    static void put(String kafka, CatalogEntry entry) throws Exception {
        send(kafka, Topics.CATALOG, entry.key(), entry);
    }

    static <K, V> void send(String kafka, Topic<K, V> topic, K key, V value) throws Exception {
        send(kafka, topic, key, value, Map.of());
    }

    static <K, V> void send(
            String kafka, Topic<K, V> topic, K key, V value, Map<String, String> headers)
            throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        topic.keys().serializer(),
                        topic.values().serializer())) {
            var message = new ProducerRecord<>(topic.name(), key, value);
            headers.forEach((name, text) ->
                    message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        }
    }

    /** All values that are there at the moment. */
    static <K, V> List<V> all(String kafka, Topic<K, V> topic) {
        List<V> values = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        topic.keys().deserializer(),
                        topic.values().deserializer())) {
            var partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(at -> new TopicPartition(at.topic(), at.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(at -> consumer.position(at) < end(ends, at))) {
                consumer.poll(Duration.ofMillis(100)).forEach(polled -> values.add(polled.value()));
            }
        }
        return values;
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition at) {
        return Objects.requireNonNull(ends.get(at));
    }

    /** Reads from the beginning until so many values have come that are wanted. */
    static <K, V> List<V> read(String kafka, Topic<K, V> topic, int count, Predicate<V> wanted) {
        List<V> values = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        topic.keys().deserializer(),
                        topic.values().deserializer())) {
            var partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(at -> new TopicPartition(at.topic(), at.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (values.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(polled -> {
                            if (wanted.test(polled.value())) {
                                values.add(polled.value());
                            }
                        });
            }
        }
        return values;
    }
}
