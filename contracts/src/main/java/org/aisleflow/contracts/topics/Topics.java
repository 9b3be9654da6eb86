package org.aisleflow.contracts.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.PurchaseOrder;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Replay;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * All topics. Keys are store ids, or begin with the store id where only the newest value of a key
 * is kept.
 */
public final class Topics {
    /** Accepted telemetry. */
    public static final Topic<StoreId, Envelope> TELEMETRY =
            byStore(
                    "aisleflow.telemetry",
                    new JsonSerde<>(Envelope.class, EnvelopeReader::read, EnvelopeWriter::write),
                    Duration.ofDays(7));

    /** Dead letters; the key is the store id, or empty if it could not be read. */
    public static final Topic<String, DeadLetter> REJECTED =
            new Topic<>(
                    "aisleflow.rejected",
                    Serdes.String(),
                    new JsonSerde<>(DeadLetter.class),
                    kept(Duration.ofDays(30)));

    /** Dead letters on their way through the gateway again; the key is the MQTT topic. */
    public static final Topic<String, Replay> REPLAYS =
            new Topic<>(
                    "aisleflow.replays",
                    Serdes.String(),
                    new JsonSerde<>(Replay.class),
                    kept(Duration.ofDays(7)));

    /** Master data by {@link CatalogEntry#key()}. */
    public static final Topic<String, CatalogEntry> CATALOG =
            new Topic<>(
                    "aisleflow.catalog",
                    Serdes.String(),
                    new JsonSerde<>(CatalogEntry.class),
                    compacted());

    /**
     * How devices prove who they are, by store and device. Apart from the catalog, which everybody
     * may read: of this topic only the API and the gateways need to know.
     */
    public static final Topic<StateKey, DeviceCredentials> CREDENTIALS =
            byState("aisleflow.credentials", DeviceCredentials.class);

    /** Door counts. */
    public static final Topic<StoreId, FootfallWindow> FOOTFALL =
            byStore("aisleflow.footfall", FootfallWindow.class, Duration.ofDays(2));

    /** Zone visits. */
    public static final Topic<StoreId, ZoneWindow> ZONES =
            byStore("aisleflow.zones", ZoneWindow.class, Duration.ofDays(2));

    /** Heat grids. */
    public static final Topic<StoreId, HeatWindow> HEAT =
            byStore("aisleflow.heat", HeatWindow.class, Duration.ofDays(2));

    /** Visits. */
    public static final Topic<StoreId, VisitWindow> VISITS =
            byStore("aisleflow.visits", VisitWindow.class, Duration.ofDays(2));

    /** Moves between zones. */
    public static final Topic<StoreId, FlowWindow> FLOWS =
            byStore("aisleflow.flows", FlowWindow.class, Duration.ofDays(2));

    /** Ways through the store. */
    public static final Topic<StoreId, PathWindow> PATHS =
            byStore("aisleflow.paths", PathWindow.class, Duration.ofDays(2));

    /** Doors in and out. */
    public static final Topic<StoreId, EntryExitWindow> ENTRY_EXIT =
            byStore("aisleflow.entry-exit", EntryExitWindow.class, Duration.ofDays(2));

    /** Receipts of the tills. */
    public static final Topic<StoreId, ReceiptWindow> RECEIPTS =
            byStore("aisleflow.receipts", ReceiptWindow.class, Duration.ofDays(2));

    /** Queues before the tills. */
    public static final Topic<StoreId, QueueWindow> QUEUES =
            byStore("aisleflow.queues", QueueWindow.class, Duration.ofDays(2));

    /** Sales of products. */
    public static final Topic<StoreId, SalesWindow> SALES =
            byStore("aisleflow.sales", SalesWindow.class, Duration.ofDays(2));

    /** Alerts that are over. */
    public static final Topic<StoreId, PastAlert> PAST_ALERTS =
            byStore("aisleflow.past-alerts", PastAlert.class, Duration.ofDays(2));

    /** The delivery ledger. */
    public static final Topic<StoreId, LedgerHour> LEDGER =
            byStore("aisleflow.ledger", LedgerHour.class, Duration.ofDays(2));

    /** Latest stock beliefs, by store and product. */
    public static final Topic<StateKey, StockBelief> STOCK =
            byState("aisleflow.stock", StockBelief.class);

    /** Latest alerts, by store and alert. */
    public static final Topic<StateKey, Alert> ALERTS = byState("aisleflow.alerts", Alert.class);

    /** Latest device states, by store and device. */
    public static final Topic<StateKey, DeviceState> DEVICES =
            byState("aisleflow.devices", DeviceState.class);

    /** Planners' decisions, by store and suggestion. */
    public static final Topic<StateKey, Decision> DECISIONS =
            byState("aisleflow.decisions", Decision.class);

    /** Orders placed with suppliers, by store and order. */
    public static final Topic<StateKey, PurchaseOrder> ORDERS =
            new Topic<>(
                    "aisleflow.orders",
                    DECISIONS.keys(),
                    new JsonSerde<>(PurchaseOrder.class),
                    compactedAndKept(Duration.ofDays(400)));

    /** Commands to devices and what became of them, by store and {@link CommandFact#subject()}. */
    public static final Topic<StateKey, CommandFact> COMMANDS =
            new Topic<>(
                    "aisleflow.commands",
                    DECISIONS.keys(),
                    new JsonSerde<>(CommandFact.class),
                    compactedAndKept(Duration.ofDays(90)));

    private Topics() {}

    /**
     * All of them, to be made where they are missing.
     *
     * @return every topic of an installation
     */
    public static List<Topic<?, ?>> all() {
        return List.of(
                TELEMETRY,
                REJECTED,
                REPLAYS,
                CATALOG,
                CREDENTIALS,
                FOOTFALL,
                ZONES,
                HEAT,
                VISITS,
                FLOWS,
                PATHS,
                ENTRY_EXIT,
                RECEIPTS,
                QUEUES,
                SALES,
                PAST_ALERTS,
                LEDGER,
                STOCK,
                ALERTS,
                DEVICES,
                DECISIONS,
                ORDERS,
                COMMANDS);
    }

    private static <V> Topic<StoreId, V> byStore(String name, Class<V> type, Duration retention) {
        return byStore(name, new JsonSerde<>(type), retention);
    }

    private static <V> Topic<StoreId, V> byStore(String name, Serde<V> values, Duration retention) {
        Serde<StoreId> keys = new TextSerde<>(StoreId::value, StoreId::of);
        return new Topic<>(name, keys, values, kept(retention));
    }

    private static <V> Topic<StateKey, V> byState(String name, Class<V> type) {
        Serde<StateKey> keys = new TextSerde<>(StateKey::toString, StateKey::parse);
        return new Topic<>(name, keys, new JsonSerde<>(type), compacted());
    }

    private static Map<String, String> kept(Duration retention) {
        return with(
                "cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
    }

    private static Map<String, String> compacted() {
        return with("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.3");
    }

    private static Map<String, String> compactedAndKept(Duration retention) {
        return with(
                "cleanup.policy",
                "compact,delete",
                "retention.ms",
                Long.toString(retention.toMillis()));
    }

    private static Map<String, String> with(String... namesAndValues) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("compression.type", "producer");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            configuration.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return configuration;
    }
}
