package org.aisleflow.benchmarks.streams;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads envelopes and does nothing with them: what nobody who reads them can be faster than. */
final class DecodingConsumer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration COMMIT = Duration.ofMillis(500);

    private final KafkaConsumer<String, Envelope> consumer;
    private final Thread thread;
    private long tracks;

    private DecodingConsumer(KafkaConsumer<String, Envelope> consumer) {
        this.consumer = consumer;
        this.thread = Thread.ofPlatform().name("decode").unstarted(this::read);
    }

    static DecodingConsumer start(String kafka, String group, String topic) {
        KafkaConsumer<String, Envelope> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka,
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG,
                                (int) COMMIT.toMillis(),
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                1_000),
                        new StringDeserializer(),
                        Topics.TELEMETRY.values().deserializer());
        consumer.subscribe(List.of(topic));
        DecodingConsumer decoding = new DecodingConsumer(consumer);
        decoding.thread.start();
        return decoding;
    }

    private void read() {
        try (consumer) {
            while (true) {
                ConsumerRecords<String, Envelope> polled = consumer.poll(POLL);
                for (ConsumerRecord<String, Envelope> record : polled) {
                    // Somebody must look at the values, or the compiler might not make them.
                    tracks += record.value().seq();
                }
            }
        } catch (WakeupException stop) {
            System.err.println("read " + tracks);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
