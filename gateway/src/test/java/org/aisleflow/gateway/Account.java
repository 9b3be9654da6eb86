package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The judge of every fault: what is acknowledged is in Kafka, in the order of each device's
 * numbers, as a reader sees it that ignores repetitions; nothing else is there.
 */
final class Account implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<?, Envelope> telemetry;
    private final Map<String, Set<Long>> numbersByDevice = new HashMap<>();

    Account(String kafka) {
        telemetry =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        Topics.TELEMETRY.keys().deserializer(),
                        Topics.TELEMETRY.values().deserializer());
        List<TopicPartition> partitions =
                telemetry.partitionsFor(Topics.TELEMETRY.name()).stream()
                        .map(at -> new TopicPartition(at.topic(), at.partition()))
                        .toList();
        telemetry.assign(partitions);
        telemetry.seekToBeginning(partitions);
    }

    /** How many different messages of these devices are in Kafka. */
    long count(Set<String> devices) {
        return devices.stream().mapToLong(device -> numbers(device).size()).sum();
    }

    /**
     * Waits until as many are there as were acknowledged, and looks at each of them.
     *
     * @param acknowledged the number of the last acknowledged message by device
     */
    void balances(Map<String, Long> acknowledged) {
        long expected = acknowledged.values().stream().mapToLong(Long::longValue).sum();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(acknowledged.keySet()) < expected && System.nanoTime() < end) {
            read(Duration.ofMillis(200));
        }
        acknowledged.forEach((device, last) ->
                assertThat(numbers(device))
                        .as("numbers of %s in Kafka", device)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, last).boxed().toList()));
        assertThat(expected).isPositive();
    }

    /** Reads on for a moment. */
    void read(Duration moment) {
        telemetry
                .poll(moment)
                .forEach(polled ->
                        numbersByDevice
                                .computeIfAbsent(
                                        polled.value().device().value(), _ -> new LinkedHashSet<>())
                                .add(polled.value().seq()));
    }

    private List<Long> numbers(String device) {
        return new ArrayList<>(numbersByDevice.getOrDefault(device, Set.of()));
    }

    @Override
    public void close() {
        telemetry.close();
    }
}
