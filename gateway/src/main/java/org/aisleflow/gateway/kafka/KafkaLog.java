package org.aisleflow.gateway.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.gateway.intake.Verdict;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes verdicts to Kafka, in order per store. While Kafka is away, records wait here and their
 * outcomes stay open; how many there can be is bounded by how many the caller leaves unanswered.
 * Thread-safe.
 */
public final class KafkaLog implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaLog.class);

    private final Map<String, Object> settings;
    private final KafkaPulse pulse;
    private final Object replacement = new Object();
    private volatile Generation current;
    private volatile boolean closed;

    /** A producer, and how many there were before it. */
    private record Generation(int number, KafkaProducer<byte[], byte[]> producer) {}

    /** What became of a record. */
    public interface Outcome {
        /** All replicas have it. Called on Kafka's thread, so it must not block. */
        void written();

        /**
         * It was not written and will not be; writing it again may succeed.
         *
         * @param why a sentence
         */
        void failed(String why);
    }

    /**
     * Makes the producer; Kafka need not be there yet.
     *
     * @param bootstrapServers Kafka's addresses, as host:port, separated by commas
     * @param clock tells since when Kafka has been silent
     */
    public KafkaLog(String bootstrapServers, InstantSource clock) {
        this.settings = settings(bootstrapServers);
        this.pulse = new KafkaPulse(clock);
        this.current = new Generation(0, newProducer());
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "aisleflow-gateway",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                // Devices have their answer already, and a request costs more than its records.
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                // Patience without end: giving up would only mean to read the same messages again.
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Long.MAX_VALUE,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                2_000);
    }

    /**
     * Writes a verdict to its topic. Blocks while Kafka has never been reached.
     *
     * @param verdict what to write
     * @param outcome is told exactly once
     */
    public void write(Verdict verdict, Outcome outcome) {
        ProducerRecord<byte[], byte[]> next =
                switch (verdict) {
                    case Verdict.Accepted(Envelope envelope) ->
                            entry(Topics.TELEMETRY, envelope.store(), envelope);
                    case Verdict.Refused(DeadLetter letter) ->
                            entry(Topics.REJECTED, key(letter), letter);
                };
        send(current, next, outcome);
    }

    /**
     * Writes what became of a command. Blocks while Kafka has never been reached.
     *
     * @param fact what to write
     * @param outcome is told exactly once
     */
    public void write(CommandFact fact, Outcome outcome) {
        Generation sender = current;
        try {
            String topic = Topics.COMMANDS.name();
            int partitions = sender.producer().partitionsFor(topic).size();
            StateKey key = new StateKey(fact.store(), fact.subject());
            var next =
                    new ProducerRecord<>(
                            topic,
                            StateKey.partitionOf(fact.store(), partitions),
                            Topics.COMMANDS.keys().serializer().serialize(topic, key),
                            Topics.COMMANDS.values().serializer().serialize(topic, fact));
            send(sender, next, outcome);
        } catch (KafkaException failure) {
            outcome.failed("Kafka did not take a record: " + failure.getMessage());
        }
    }

    private void send(Generation sender, ProducerRecord<byte[], byte[]> next, Outcome outcome) {
        pulse.sent();
        try {
            sender.producer().send(next, (_, failure) -> complete(sender, failure, outcome));
        } catch (KafkaException | IllegalStateException failure) {
            complete(sender, failure, outcome);
        }
    }

    /**
     * Says what is wrong with Kafka.
     *
     * @return a sentence, or empty when all is well
     */
    public Optional<String> trouble() {
        return pulse.trouble();
    }

    /** Stops; what is not written yet fails. */
    @Override
    public void close() {
        closed = true;
        current.producer().close(Duration.ofMillis(500));
    }

    private void complete(Generation sender, @Nullable Exception failure, Outcome outcome) {
        pulse.answered(failure == null);
        if (failure == null) {
            outcome.written();
            return;
        }
        replace(sender, failure);
        outcome.failed("Kafka did not take a record: " + failure.getMessage());
    }

    /**
     * With endless patience only what waiting cannot mend fails, and a producer may be unusable
     * after it.
     */
    private void replace(Generation broken, Exception failure) {
        synchronized (replacement) {
            if (closed || current.number() != broken.number()) {
                return;
            }
            LOGGER.warn("Kafka did not take a record; starting a new producer", failure);
            current = new Generation(broken.number() + 1, newProducer());
        }
        // Not on Kafka's own thread, which would wait for itself.
        Thread.startVirtualThread(() -> broken.producer().close(Duration.ZERO));
    }

    private KafkaProducer<byte[], byte[]> newProducer() {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static String key(DeadLetter letter) {
        StoreId store = letter.store();
        return store == null ? "" : store.value();
    }

    private static <K, V> ProducerRecord<byte[], byte[]> entry(Topic<K, V> topic, K key, V value) {
        return new ProducerRecord<>(
                topic.name(),
                topic.keys().serializer().serialize(topic.name(), key),
                topic.values().serializer().serialize(topic.name(), value));
    }
}
