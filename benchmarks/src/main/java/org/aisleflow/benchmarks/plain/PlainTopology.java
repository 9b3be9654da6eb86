package org.aisleflow.benchmarks.plain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.telemetry.Count;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Delivery;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Weight;
import org.aisleflow.contracts.topics.JsonSerde;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Footfall, heat, zones, moves and stock with the DSL's own means. It has no dedup, no ledger, no
 * status, no stitching, no rule for staff without badges, no correction for what comes out of
 * order, and takes the store's plan as it was at the start.
 */
public final class PlainTopology {
    /** Windows of door counts per line. */
    public static final String FOOTFALL = "plain.footfall";

    /** Windows of heat per cell. */
    public static final String HEAT = "plain.heat";

    /** Windows of visits per zone. */
    public static final String ZONES = "plain.zones";

    /** Windows of moves per pair of zones. */
    public static final String MOVES = "plain.moves";

    /** Units per product. */
    public static final String STOCK = "plain.stock";

    /** Grams per shelf. */
    public static final String SHELVES = "plain.shelves";

    /** All that it writes to. */
    public static final List<String> OUTPUTS =
            List.of(FOOTFALL, HEAT, ZONES, MOVES, STOCK, SHELVES);

    private static final Duration GRACE = Duration.ofDays(1);
    private static final TimeWindows MINUTES =
            TimeWindows.ofSizeAndGrace(Duration.ofMinutes(1), GRACE);
    private static final TimeWindows FIVE_MINUTES =
            TimeWindows.ofSizeAndGrace(Duration.ofMinutes(5), GRACE);
    private static final String TRACKS = "tracks";

    private final StreamsBuilder builder = new StreamsBuilder();
    private final Store store;
    private final boolean inMemory;

    private PlainTopology(Store store, boolean inMemory) {
        this.store = store;
        this.inMemory = inMemory;
    }

    /**
     * Builds it.
     *
     * @param input the topic of envelopes, keyed by store
     * @param store the only store
     * @param inMemory whether state is kept in memory; else in RocksDB
     */
    public static Topology of(String input, Store store, boolean inMemory) {
        return new PlainTopology(store, inMemory).topology(input);
    }

    private Topology topology(String input) {
        KStream<String, Envelope> telemetry =
                builder.stream(
                        input,
                        Consumed.with(Serdes.String(), Topics.TELEMETRY.values())
                                .withTimestampExtractor((record, _) ->
                                        record.value() instanceof Envelope envelope
                                                ? envelope.time().toEpochMilli()
                                                : record.timestamp()));
        countCrossings(telemetry);
        followTracks(telemetry);
        countStock(telemetry);
        weighShelves(telemetry);
        return builder.build();
    }

    private void countCrossings(KStream<String, Envelope> telemetry) {
        Serde<Sums> sums = new JsonSerde<>(Sums.class);
        telemetry
                .flatMap((key, envelope) ->
                        envelope.telemetry() instanceof Crossing crossing
                                ? List.of(KeyValue.pair(key + "/" + crossing.line(), of(crossing)))
                                : List.of())
                .groupByKey(Grouped.with("footfall", Serdes.String(), sums))
                .windowedBy(MINUTES)
                .aggregate(() -> Sums.NONE, (_, one, sum) -> sum.plus(one), windows("footfall"))
                .toStream((key, _) -> key.key() + "@" + key.window().start())
                .to(FOOTFALL, Produced.with(Serdes.String(), sums));
    }

    private void followTracks(KStream<String, Envelope> telemetry) {
        // Kafka Streams copies nothing of its own into a processor's store: it must be declared.
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        inMemory
                                ? Stores.inMemoryKeyValueStore(TRACKS)
                                : Stores.persistentKeyValueStore(TRACKS),
                        Serdes.String(),
                        new JsonSerde<>(TrackState.class)));
        KStream<String, Step> steps =
                telemetry
                        .flatMap(PlainTopology::sightings)
                        .repartition(
                                Repartitioned.with(Serdes.String(), new JsonSerde<>(Seen.class))
                                        .withName("sightings"))
                        .process(
                                () -> new FollowTrack(new Plan(store), TRACKS),
                                Named.as("follow-track"),
                                TRACKS);
        sum(steps, Step.Cell.class, "heat", HEAT);
        sum(steps, Step.Zone.class, "zones", ZONES);
        sum(steps, Step.Move.class, "moves", MOVES);
    }

    private void sum(
            KStream<String, Step> steps, Class<? extends Step> type, String name, String to) {
        Serde<Sums> sums = new JsonSerde<>(Sums.class);
        steps.filter((_, step) -> type.isInstance(step))
                .map((_, step) -> KeyValue.pair(step.subject(), step.sums()))
                .groupByKey(Grouped.with(name, Serdes.String(), sums))
                .windowedBy(FIVE_MINUTES)
                .aggregate(() -> Sums.NONE, (_, one, sum) -> sum.plus(one), windows(name))
                .toStream((key, _) -> key.key() + "@" + key.window().start())
                .to(to, Produced.with(Serdes.String(), sums));
    }

    private void countStock(KStream<String, Envelope> telemetry) {
        telemetry
                .flatMap(PlainTopology::movements)
                .groupByKey(Grouped.with("stock", Serdes.String(), new JsonSerde<>(Movement.class)))
                .aggregate(
                        () -> 0.0,
                        (_, movement, units) -> movement.applyTo(units),
                        Materialized.<String, Double, KeyValueStore<Bytes, byte[]>>as("stock")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.Double()))
                .toStream()
                .to(STOCK, Produced.with(Serdes.String(), Serdes.Double()));
    }

    private void weighShelves(KStream<String, Envelope> telemetry) {
        telemetry
                .flatMap((key, envelope) ->
                        envelope.telemetry() instanceof Weight weight
                                ? List.of(KeyValue.pair(key + "/" + weight.shelf(), weight.grams()))
                                : List.of())
                .groupByKey(Grouped.with("shelves", Serdes.String(), Serdes.Double()))
                .reduce(
                        (_, grams) -> grams,
                        Materialized.<String, Double, KeyValueStore<Bytes, byte[]>>as("shelves")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.Double()))
                .toStream()
                .to(SHELVES, Produced.with(Serdes.String(), Serdes.Double()));
    }

    private static Materialized<String, Sums, WindowStore<Bytes, byte[]>> windows(String name) {
        return Materialized.<String, Sums, WindowStore<Bytes, byte[]>>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(new JsonSerde<>(Sums.class))
                .withRetention(GRACE.plusMinutes(5));
    }

    private static Sums of(Crossing crossing) {
        Integer passing = crossing.passing();
        return new Sums(crossing.in(), crossing.out(), passing == null ? 0 : passing);
    }

    private static List<KeyValue<String, Seen>> sightings(String key, Envelope envelope) {
        List<KeyValue<String, Seen>> sightings = new ArrayList<>();
        if (envelope.telemetry() instanceof Positions frame) {
            long time = envelope.time().toEpochMilli();
            for (Positions.Track track : frame.tracks()) {
                if (!track.staff()) {
                    sightings.add(
                            KeyValue.pair(
                                    key + "/" + track.id(), new Seen(time, track.x(), track.y())));
                }
            }
        }
        return sightings;
    }

    private static List<KeyValue<String, Movement>> movements(String key, Envelope envelope) {
        List<KeyValue<String, Movement>> movements = new ArrayList<>();
        switch (envelope.telemetry()) {
            case Sale sale ->
                    sale.lines()
                            .forEach(line ->
                                    movements.add(
                                            KeyValue.pair(
                                                    key + "/" + line.sku(),
                                                    new Movement(-line.quantity(), false))));
            case Delivery delivery ->
                    delivery.lines()
                            .forEach(line ->
                                    movements.add(
                                            KeyValue.pair(
                                                    key + "/" + line.sku(),
                                                    new Movement(line.quantity(), false))));
            case Count count ->
                    movements.add(
                            KeyValue.pair(
                                    key + "/" + count.sku(), new Movement(count.quantity(), true)));
            default -> {
                // Nothing else moves goods.
            }
        }
        return movements;
    }
}
