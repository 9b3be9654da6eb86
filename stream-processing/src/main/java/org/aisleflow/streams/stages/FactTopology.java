package org.aisleflow.streams.stages;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.StreamProcessingConfig;
import org.aisleflow.streams.Tallies;
import org.aisleflow.streams.books.BooksStore;
import org.aisleflow.streams.catalog.CatalogEntries;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** The whole computation: telemetry, dead letters and catalog in, facts out; keyed by store. */
public final class FactTopology {
    /** Windows are remembered so long beyond the lateness: the telemetry topic keeps 7 days. */
    private static final Duration BEYOND_LATENESS = Duration.ofDays(8);

    private final StreamProcessingConfig config;
    private final Tallies tallies;
    private final Topology topology;

    private FactTopology(StreamProcessingConfig config, Tallies tallies) {
        this.config = config;
        this.tallies = tallies;
        this.topology = new Topology(namesRequired(config));
    }

    /**
     * Builds it.
     *
     * @param config the settings
     * @param tallies counts what is left out
     */
    public static Topology of(StreamProcessingConfig config, Tallies tallies) {
        return new FactTopology(config, tallies).topology();
    }

    /** The table of contents: one stage a line, in the order in which data flows. */
    private Topology topology() {
        keepCatalog();
        acceptOnce();
        countRefusals();
        countCrossings();
        countReceipts();
        countSales();
        followTrails();
        estimateStock();
        watchClimate();
        watchDevices();
        writeAlerts();
        keepBooks();
        return topology;
    }

    private void keepCatalog() {
        topology.addGlobalStore(
                CatalogEntries.builder(StageNames.CATALOG_STORE),
                StageNames.READ_CATALOG,
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topics.CATALOG.name(),
                StageNames.KEEP_CATALOG,
                () -> new KeepCatalog(tallies));
    }

    private void acceptOnce() {
        topology.addSource(
                StageNames.READ_TELEMETRY,
                new StringDeserializer(),
                new IncomingReader<>(Topics.TELEMETRY.values().deserializer()),
                Topics.TELEMETRY.name());
        ProcessorSupplier<String, Incoming<Envelope>, Object, Object> stage =
                Stage.of(context ->
                        new AcceptOnce(
                                context, config.lateness(), config.summaryInterval(), tallies));
        topology.addProcessor(StageNames.ACCEPT_ONCE, stage, StageNames.READ_TELEMETRY);
        write(StageNames.WRITE_LEDGER, Topics.LEDGER, StageNames.ACCEPT_ONCE);
        write(StageNames.WRITE_REJECTED, Topics.REJECTED, StageNames.ACCEPT_ONCE);
    }

    private void countRefusals() {
        topology.addSource(
                StageNames.READ_REJECTED,
                new StringDeserializer(),
                new IncomingReader<>(Topics.REJECTED.values().deserializer()),
                Topics.REJECTED.name());
        ProcessorSupplier<String, Incoming<DeadLetter>, Object, Object> stage =
                Stage.of(context -> new CountRefusals(context, config.lateness(), tallies));
        topology.addProcessor(StageNames.COUNT_REFUSALS, stage, StageNames.READ_REJECTED);
    }

    private void countCrossings() {
        topology.addProcessor(
                StageNames.COUNT_CROSSINGS,
                Stage.of(context ->
                        new CountCrossings(context, config.tellInterval(), windowMemory())),
                StageNames.ACCEPT_ONCE);
        write(StageNames.WRITE_FOOTFALL, Topics.FOOTFALL, StageNames.COUNT_CROSSINGS);
    }

    private void countReceipts() {
        topology.addProcessor(
                StageNames.COUNT_RECEIPTS,
                Stage.of(context ->
                        new CountReceipts(context, config.summaryInterval(), windowMemory())),
                StageNames.ACCEPT_ONCE);
        write(StageNames.WRITE_RECEIPTS, Topics.RECEIPTS, StageNames.COUNT_RECEIPTS);
    }

    private void countSales() {
        topology.addProcessor(
                StageNames.COUNT_SALES,
                Stage.of(context ->
                        new CountSales(context, config.summaryInterval(), windowMemory())),
                StageNames.ACCEPT_ONCE);
        write(StageNames.WRITE_SALES, Topics.SALES, StageNames.COUNT_SALES);
    }

    private void followTrails() {
        topology.addProcessor(
                StageNames.FOLLOW_TRAILS,
                Stage.of(context -> new FollowTrails(context, config, windowMemory(), tallies)),
                StageNames.ACCEPT_ONCE);
        write(StageNames.WRITE_HEAT, Topics.HEAT, StageNames.FOLLOW_TRAILS);
        write(StageNames.WRITE_ZONES, Topics.ZONES, StageNames.FOLLOW_TRAILS);
        write(StageNames.WRITE_VISITS, Topics.VISITS, StageNames.FOLLOW_TRAILS);
        write(StageNames.WRITE_FLOWS, Topics.FLOWS, StageNames.FOLLOW_TRAILS);
        write(StageNames.WRITE_PATHS, Topics.PATHS, StageNames.FOLLOW_TRAILS);
        write(StageNames.WRITE_ENTRY_EXIT, Topics.ENTRY_EXIT, StageNames.FOLLOW_TRAILS);
        write(StageNames.WRITE_QUEUES, Topics.QUEUES, StageNames.FOLLOW_TRAILS);
    }

    private void estimateStock() {
        StockPace pace = new StockPace(config.tellInterval(), config.summaryInterval());
        topology.addProcessor(
                StageNames.ESTIMATE_STOCK,
                Stage.of(context -> new EstimateStock(context, pace)),
                StageNames.ACCEPT_ONCE);
        writeState(StageNames.WRITE_STOCK, Topics.STOCK, StageNames.ESTIMATE_STOCK);
    }

    private void watchClimate() {
        topology.addProcessor(
                StageNames.WATCH_CLIMATE,
                Stage.of(context -> new WatchClimate(context, config.tellInterval())),
                StageNames.ACCEPT_ONCE);
    }

    private void watchDevices() {
        topology.addProcessor(
                StageNames.WATCH_DEVICES,
                Stage.of(context ->
                        new WatchDevices(
                                context,
                                config.tellInterval(),
                                config.summaryInterval(),
                                windowMemory())),
                StageNames.ACCEPT_ONCE);
        writeState(StageNames.WRITE_DEVICES, Topics.DEVICES, StageNames.WATCH_DEVICES);
    }

    private void writeAlerts() {
        writeState(
                StageNames.WRITE_ALERTS,
                Topics.ALERTS,
                StageNames.ESTIMATE_STOCK,
                StageNames.WATCH_CLIMATE,
                StageNames.WATCH_DEVICES);
        write(
                StageNames.WRITE_PAST_ALERTS,
                Topics.PAST_ALERTS,
                StageNames.ESTIMATE_STOCK,
                StageNames.WATCH_CLIMATE,
                StageNames.WATCH_DEVICES);
    }

    private void keepBooks() {
        topology.addStateStore(
                BooksStore.builder(StageNames.BOOKS, changelogSettings()),
                StageNames.ACCEPT_ONCE,
                StageNames.COUNT_REFUSALS,
                StageNames.COUNT_CROSSINGS,
                StageNames.COUNT_RECEIPTS,
                StageNames.COUNT_SALES,
                StageNames.FOLLOW_TRAILS,
                StageNames.ESTIMATE_STOCK,
                StageNames.WATCH_CLIMATE,
                StageNames.WATCH_DEVICES);
    }

    private Duration windowMemory() {
        return config.lateness().plus(BEYOND_LATENESS);
    }

    private <K, V> void write(String name, Topic<K, V> topic, String... parents) {
        topology.addSink(
                name,
                topic.name(),
                topic.keys().serializer(),
                topic.values().serializer(),
                parents);
    }

    /** A store's states lie where all else of the store does, or nobody could join them. */
    private <V> void writeState(String name, Topic<StateKey, V> topic, String... parents) {
        topology.addSink(
                name,
                topic.name(),
                topic.keys().serializer(),
                topic.values().serializer(),
                (_, key, _, partitions) ->
                        Optional.of(Set.of(StateKey.partitionOf(key.store(), partitions))),
                parents);
    }

    private static Map<String, String> changelogSettings() {
        return Map.of(
                // A batch is one record.
                "max.message.bytes", Integer.toString(LARGEST_RECORD_BYTES),
                "min.cleanable.dirty.ratio", "0.3",
                "segment.bytes", Integer.toString(16 << 20));
    }

    /** The largest record that is written to the changelog. */
    public static final int LARGEST_RECORD_BYTES = 8 << 20;

    private static TopologyConfig namesRequired(StreamProcessingConfig config) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyConfig(new StreamsConfig(properties));
    }
}
