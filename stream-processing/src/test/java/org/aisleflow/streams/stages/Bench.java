package org.aisleflow.streams.stages;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.StreamProcessingConfig;
import org.aisleflow.streams.Tallies;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The whole topology without Kafka: messages in, facts out, and a wall clock to turn. */
public final class Bench implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final Tallies tallies = new Tallies();
    private final TopologyTestDriver driver;
    private final TestInputTopic<StoreId, Envelope> telemetry;
    private final TestInputTopic<String, DeadLetter> rejected;
    private final TestInputTopic<String, CatalogEntry> catalog;

    public Bench() {
        this(config());
    }

    public Bench(StreamProcessingConfig config) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        driver = new TopologyTestDriver(FactTopology.of(config, tallies), properties, NOW);
        telemetry = input(Topics.TELEMETRY);
        rejected = input(Topics.REJECTED);
        catalog = input(Topics.CATALOG);
    }

    public static StreamProcessingConfig config() {
        return StreamProcessingConfig.of("none:1", Path.of("unused"));
    }

    public Bench catalog(CatalogEntry entry) {
        catalog.pipeInput(entry.key(), entry);
        return this;
    }

    public Bench send(Envelope... envelopes) {
        for (Envelope envelope : envelopes) {
            telemetry.pipeInput(envelope.store(), envelope);
        }
        return this;
    }

    public Bench send(List<Envelope> envelopes) {
        return send(envelopes.toArray(Envelope[]::new));
    }

    public Bench refuse(DeadLetter letter) {
        StoreId store = letter.store();
        rejected.pipeInput(store == null ? "" : store.value(), letter);
        return this;
    }

    public Bench sendBytes(Topic<?, ?> topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
        return this;
    }

    /** Lets the wall clock go on. */
    public Bench pass(Duration duration) {
        driver.advanceWallClockTime(duration);
        return this;
    }

    /** What has been told on a topic since the last look, after all intervals have passed. */
    public <K, V> List<V> told(Topic<K, V> topic) {
        driver.advanceWallClockTime(Duration.ofSeconds(3));
        return toldSoFar(topic);
    }

    /** What has been told on a topic since the last look, without letting time pass. */
    public <K, V> List<V> toldSoFar(Topic<K, V> topic) {
        return new ArrayList<>(
                driver.createOutputTopic(
                                topic.name(),
                                topic.keys().deserializer(),
                                topic.values().deserializer())
                        .readValuesToList());
    }

    /**
     * Everything written to a topic since the last look, as bytes: key and value of each record.
     */
    public List<KeyValue<byte[], byte[]>> writtenTo(String topic) {
        return driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList();
    }

    /** The topics that something was written to. */
    public Set<String> topics() {
        return driver.producedTopicNames();
    }

    public Tallies tallies() {
        return tallies;
    }

    @Override
    public void close() {
        driver.close();
    }

    private <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
        Serializer<K> keys = topic.keys().serializer();
        return driver.createInputTopic(topic.name(), keys, topic.values().serializer());
    }
}
