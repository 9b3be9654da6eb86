package org.aisleflow.api.facts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.PurchaseOrder;
import org.aisleflow.contracts.ids.OrderId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Replay;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what people decide into Kafka. Every call returns after Kafka has it for good and the
 * reader of this program has read it back, so that whoever asks next sees it.
 */
public final class FactsPublisher implements AutoCloseable {
    private static final Duration READ_BACK_TIMEOUT = Duration.ofSeconds(5);
    private static final int DELIVERY_TIMEOUT_MILLIS = 10_000;

    private final StateReader reader;
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * Connects.
     *
     * @param settings where Kafka is
     * @param reader reads back what is written
     */
    public FactsPublisher(KafkaSettings settings, StateReader reader) {
        this.reader = reader;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                settings.bootstrapServers(),
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                DELIVERY_TIMEOUT_MILLIS,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                DELIVERY_TIMEOUT_MILLIS / 2,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                DELIVERY_TIMEOUT_MILLIS),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /**
     * Keeps a catalog entry.
     *
     * @param entry the entry, replacing the one of the same key
     * @throws KafkaUnavailableException if Kafka did not take it
     */
    public void catalog(CatalogEntry entry) {
        send(record(Topics.CATALOG, null, entry.key(), entry));
    }

    /**
     * Keeps a decision.
     *
     * @param decision the decision, replacing an earlier one about the same suggestion
     * @throws KafkaUnavailableException if Kafka did not take it
     */
    public void decision(Decision decision) {
        var suggestion = decision.suggestion();
        send(state(Topics.DECISIONS, new StateKey(suggestion.store(), suggestion.id()), decision));
    }

    /**
     * Keeps an order that was placed with a supplier.
     *
     * @param order the order, replacing an earlier one of the same store and id
     * @throws KafkaUnavailableException if Kafka did not take it
     */
    public void order(PurchaseOrder order) {
        send(state(Topics.ORDERS, new StateKey(order.store(), order.id().value()), order));
    }

    /**
     * Forgets an order, for example one that was cancelled.
     *
     * @param store its store
     * @param id its id
     * @throws KafkaUnavailableException if Kafka did not take it
     */
    public void withoutOrder(StoreId store, OrderId id) {
        send(state(Topics.ORDERS, new StateKey(store, id.value()), null));
    }

    /**
     * Keeps what is known of devices' credentials.
     *
     * @param changed replaces what is known of the same devices
     * @throws KafkaUnavailableException if Kafka did not take all of it
     */
    public void credentials(Collection<DeviceCredentials> changed) {
        send(
                changed.stream()
                        .map(one ->
                                state(
                                        Topics.CREDENTIALS,
                                        new StateKey(one.store(), one.device().value()),
                                        one))
                        .toList());
    }

    /**
     * Keeps a command to a device.
     *
     * @param command the command
     * @throws KafkaUnavailableException if Kafka did not take it
     */
    public void command(Command command) {
        send(state(Topics.COMMANDS, new StateKey(command.store(), command.subject()), command));
    }

    /**
     * Forgets a command and what became of it.
     *
     * @param keys of all facts about it
     * @throws KafkaUnavailableException if Kafka did not take it
     */
    public void withoutCommand(Collection<StateKey> keys) {
        send(keys.stream().map(key -> state(Topics.COMMANDS, key, null)).toList());
    }

    private <V> ProducerRecord<byte[], byte[]> state(
            Topic<StateKey, V> topic, StateKey key, @Nullable V value) {
        int partitions = producer.partitionsFor(topic.name()).size();
        return record(topic, StateKey.partitionOf(key.store(), partitions), key, value);
    }

    /**
     * Sends a dead letter through the gateway again.
     *
     * @param id which dead letter it is
     * @param replay what to send
     * @return when it was sent
     * @throws KafkaUnavailableException if Kafka did not take it
     */
    public Instant replay(String id, Replay replay) {
        var message = record(Topics.REPLAYS, null, replay.source(), replay);
        message.headers()
                .add(StateHandlers.DEAD_LETTER_HEADER, id.getBytes(StandardCharsets.UTF_8));
        return Instant.ofEpochMilli(send(message).timestamp());
    }

    private static <K, V> ProducerRecord<byte[], byte[]> record(
            Topic<K, V> topic, @Nullable Integer partition, K key, @Nullable V value) {
        return new ProducerRecord<>(
                topic.name(),
                partition,
                topic.keys().serializer().serialize(topic.name(), key),
                value == null ? null : topic.values().serializer().serialize(topic.name(), value));
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> message) {
        return send(List.of(message)).getFirst();
    }

    /** All of them together: a round trip for each would make a long list slow. */
    private List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> messages) {
        try {
            var underWay = messages.stream().map(producer::send).toList();
            List<RecordMetadata> sent = new ArrayList<>();
            for (Future<RecordMetadata> one : underWay) {
                sent.add(one.get());
            }
            for (RecordMetadata one : sent) {
                reader.awaitApplied(
                        new TopicPartition(one.topic(), one.partition()),
                        one.offset(),
                        READ_BACK_TIMEOUT);
            }
            return sent;
        } catch (ExecutionException | KafkaException failure) {
            throw new KafkaUnavailableException(
                    "Kafka did not take it: " + failure.getMessage(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("stopped while waiting for Kafka", stopped);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
