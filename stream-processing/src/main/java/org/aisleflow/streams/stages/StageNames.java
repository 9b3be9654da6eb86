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

    static final String WRITE_REJECTED = "write_rejected";
    static final String WRITE_LEDGER = "write_ledger";
    static final String WRITE_FOOTFALL = "write_footfall";

    private StageNames() {}
}
