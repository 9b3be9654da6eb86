package org.aisleflow.benchmarks.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aisleflow.benchmarks.process.Watch;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts what a topic holds, once the sending is over, so that the counting takes nothing from what
 * is measured. The time of a record is that at which Kafka appended it (the topic says so).
 */
final class KafkaTally implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> from;
    private final Function<ConsumerRecord<byte[], byte[]>, Optional<Sighting>> reading;

    private KafkaTally(
            KafkaConsumer<byte[], byte[]> consumer,
            String topic,
            boolean wholeTopic,
            Function<ConsumerRecord<byte[], byte[]>, Optional<Sighting>> reading) {
        this.consumer = consumer;
        this.reading = reading;
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .collect(Collectors.toList());
        consumer.assign(partitions);
        this.from =
                Map.copyOf(
                        wholeTopic
                                ? consumer.beginningOffsets(partitions)
                                : consumer.endOffsets(partitions));
        from.forEach(consumer::seek);
    }

    /**
     * Begins at the end of what the gateway has written.
     *
     * @param prefix what the names of the devices that count begin with
     */
    static KafkaTally ofGateway(String kafka, String prefix) {
        return ofGateway(kafka, prefix, false);
    }

    /** Counts all that the gateway has ever written. */
    static KafkaTally ofGatewayFromTheBeginning(String kafka, String prefix) {
        return ofGateway(kafka, prefix, true);
    }

    private static KafkaTally ofGateway(String kafka, String prefix, boolean wholeTopic) {
        return new KafkaTally(
                consumer(kafka),
                Topics.TELEMETRY.name(),
                wholeTopic,
                entry -> {
                    Envelope envelope =
                            Topics.TELEMETRY
                                    .values()
                                    .deserializer()
                                    .deserialize(entry.topic(), entry.value());
                    return envelope.device().value().startsWith(prefix)
                            ? Optional.of(
                                    new Sighting(
                                            envelope.device().value(),
                                            envelope.seq(),
                                            envelope.deviceTime().toEpochMilli(),
                                            entry.timestamp()))
                            : Optional.empty();
                });
    }

    /** Begins at the end of what Camel has written: messages as they came. */
    static KafkaTally ofCamel(String kafka, String topic) {
        return new KafkaTally(
                consumer(kafka),
                topic,
                false,
                entry ->
                        Optional.of(
                                Sighting.of(
                                        new String(entry.key(), StandardCharsets.UTF_8),
                                        entry.value(),
                                        entry.timestamp())));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String kafka) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "fetch.max.bytes", 8 << 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Waits until so many messages are there, or no more come, and counts them.
     *
     * @param expected as many were acknowledged
     * @param patience so long nothing may come before the rest is held to be lost
     */
    Tally.Counted count(long expected, Duration patience) throws InterruptedException {
        new Watch(LOOK, patience).until(this::arrived, arrived -> arrived >= expected);
        Tally tally = new Tally();
        long lastNews = System.nanoTime();
        // All that is there is read, or what came twice would be missed.
        while (tally.unique() < expected ? isSince(lastNews, patience) : !isAtEnd()) {
            var polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                lastNews = System.nanoTime();
                polled.forEach(entry -> reading.apply(entry).ifPresent(tally::count));
            }
        }
        return tally.counted();
    }

    /** Messages that Kafka has appended since the beginning. */
    long arrived() {
        return consumer.endOffsets(from.keySet()).entrySet().stream()
                .mapToLong(end -> end.getValue() - from.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    private boolean isAtEnd() {
        return consumer.endOffsets(from.keySet()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static boolean isSince(long nanos, Duration patience) {
        return System.nanoTime() - nanos < patience.toNanos();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
