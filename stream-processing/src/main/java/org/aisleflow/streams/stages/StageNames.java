package org.aisleflow.streams.stages;

/** The names of the topology's nodes and stores: what each does, as a verb phrase. */
final class StageNames {
    static final String READ_CATALOG = "read_catalog";
    static final String KEEP_CATALOG = "keep_catalog";
    static final String CATALOG_STORE = "keep_catalog_entries";
    static final String BOOKS = "keep_books";

    static final String READ_TELEMETRY = "read_telemetry";
    static final String READ_REJECTED = "read_rejected";
    static final String ACCEPT_ONCE = "accept_once";
    static final String COUNT_REFUSALS = "count_refusals";
    static final String COUNT_CROSSINGS = "count_crossings";
    static final String COUNT_RECEIPTS = "count_receipts";
    static final String COUNT_SALES = "count_sales";
    static final String FOLLOW_TRAILS = "follow_trails";
    static final String ESTIMATE_STOCK = "estimate_stock";
    static final String WATCH_CLIMATE = "watch_climate";
    static final String WATCH_DEVICES = "watch_devices";

    static final String WRITE_REJECTED = "write_rejected";
    static final String WRITE_LEDGER = "write_ledger";
    static final String WRITE_FOOTFALL = "write_footfall";
    static final String WRITE_RECEIPTS = "write_receipts";
    static final String WRITE_SALES = "write_sales";
    static final String WRITE_HEAT = "write_heat";
    static final String WRITE_ZONES = "write_zones";
    static final String WRITE_VISITS = "write_visits";
    static final String WRITE_FLOWS = "write_flows";
    static final String WRITE_PATHS = "write_paths";
    static final String WRITE_ENTRY_EXIT = "write_entry_exit";
    static final String WRITE_QUEUES = "write_queues";
    static final String WRITE_STOCK = "write_stock";
    static final String WRITE_ALERTS = "write_alerts";
    static final String WRITE_PAST_ALERTS = "write_past_alerts";
    static final String WRITE_DEVICES = "write_devices";

    private StageNames() {}
}
