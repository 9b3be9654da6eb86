package org.aisleflow.api.history;

import java.util.List;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Kind;

/** The tables of the embedded history, one for each type of fact. */
final class SqliteTables {
    static final SqliteTable<FootfallWindow> FOOTFALL =
            new SqliteTable<>(
                    "footfall",
                    List.of("line"),
                    List.of(
                            "people_in INTEGER NOT NULL",
                            "people_out INTEGER NOT NULL",
                            "passing INTEGER NOT NULL"),
                    (statement, at, fact) -> {
                        statement.setString(at, fact.line().value());
                        statement.setLong(at + 1, fact.in());
                        statement.setLong(at + 2, fact.out());
                        statement.setLong(at + 3, fact.passing());
                    },
                    (row, at, store, start, arrival) ->
                            new FootfallWindow(
                                    store,
                                    LineId.of(row.getString(at)),
                                    start,
                                    row.getLong(at + 1),
                                    row.getLong(at + 2),
                                    row.getLong(at + 3),
                                    arrival));

    static final SqliteTable<ZoneWindow> ZONES =
            new SqliteTable<>(
                    "zones",
                    List.of("zone"),
                    List.of(
                            "entries INTEGER NOT NULL",
                            "unique_visits INTEGER NOT NULL",
                            "dwells INTEGER NOT NULL",
                            "dwell_seconds REAL NOT NULL",
                            "stay_seconds REAL NOT NULL",
                            "firsts INTEGER NOT NULL DEFAULT 0",
                            "lasts INTEGER NOT NULL DEFAULT 0"),
                    (statement, at, fact) -> {
                        statement.setString(at, fact.zone().value());
                        statement.setLong(at + 1, fact.entries());
                        statement.setLong(at + 2, fact.uniqueVisits());
                        statement.setLong(at + 3, fact.dwells());
                        statement.setDouble(at + 4, fact.dwellSeconds());
                        statement.setDouble(at + 5, fact.staySeconds());
                        statement.setLong(at + 6, fact.firsts());
                        statement.setLong(at + 7, fact.lasts());
                    },
                    (row, at, store, start, arrival) ->
                            new ZoneWindow(
                                    store,
                                    ZoneId.of(row.getString(at)),
                                    start,
                                    row.getLong(at + 1),
                                    row.getLong(at + 2),
                                    row.getLong(at + 3),
                                    row.getDouble(at + 4),
                                    row.getDouble(at + 5),
                                    row.getLong(at + 6),
                                    row.getLong(at + 7),
                                    arrival));

    static final SqliteTable<VisitWindow> VISITS =
            new SqliteTable<>(
                    "visits",
                    List.of(),
                    List.of(
                            "visits INTEGER NOT NULL",
                            "bounces INTEGER NOT NULL",
                            "visit_seconds REAL NOT NULL",
                            "metres REAL NOT NULL",
                            "staff INTEGER NOT NULL",
                            "companions INTEGER NOT NULL DEFAULT 0",
                            "present_seconds REAL NOT NULL DEFAULT 0",
                            "staff_seconds REAL NOT NULL DEFAULT 0"),
                    (statement, at, fact) -> {
                        statement.setLong(at, fact.visits());
                        statement.setLong(at + 1, fact.bounces());
                        statement.setDouble(at + 2, fact.visitSeconds());
                        statement.setDouble(at + 3, fact.metres());
                        statement.setLong(at + 4, fact.staff());
                        statement.setLong(at + 5, fact.companions());
                        statement.setDouble(at + 6, fact.presentSeconds());
                        statement.setDouble(at + 7, fact.staffSeconds());
                    },
                    (row, at, store, start, arrival) ->
                            new VisitWindow(
                                    store,
                                    start,
                                    row.getLong(at),
                                    row.getLong(at + 1),
                                    row.getDouble(at + 2),
                                    row.getDouble(at + 3),
                                    row.getLong(at + 4),
                                    row.getLong(at + 5),
                                    row.getDouble(at + 6),
                                    row.getDouble(at + 7),
                                    arrival));

    static final SqliteTable<FlowWindow> FLOWS =
            new SqliteTable<>(
                    "flows",
                    List.of("zone_from", "zone_to"),
                    List.of("moves INTEGER NOT NULL"),
                    (statement, at, fact) -> {
                        statement.setString(at, fact.from().value());
                        statement.setString(at + 1, fact.to().value());
                        statement.setLong(at + 2, fact.count());
                    },
                    (row, at, store, start, arrival) ->
                            new FlowWindow(
                                    store,
                                    start,
                                    ZoneId.of(row.getString(at)),
                                    ZoneId.of(row.getString(at + 1)),
                                    row.getLong(at + 2),
                                    arrival));

    static final SqliteTable<PathWindow> PATHS =
            new SqliteTable<>(
                    "paths",
                    List.of("zones"),
                    List.of(
                            "visits INTEGER NOT NULL",
                            "receipts INTEGER NOT NULL DEFAULT 0",
                            "units REAL NOT NULL DEFAULT 0",
                            "sales REAL NOT NULL DEFAULT 0"),
                    (statement, at, fact) -> {
                        statement.setString(at, fact.series());
                        statement.setLong(at + 1, fact.count());
                        statement.setLong(at + 2, fact.receipts());
                        statement.setDouble(at + 3, fact.units());
                        statement.setDouble(at + 4, fact.sales());
                    },
                    (row, at, store, start, arrival) ->
                            new PathWindow(
                                    store,
                                    start,
                                    PathText.zones(row.getString(at)),
                                    row.getLong(at + 1),
                                    row.getLong(at + 2),
                                    row.getDouble(at + 3),
                                    row.getDouble(at + 4),
                                    arrival));

    static final SqliteTable<EntryExitWindow> ENTRY_EXIT =
            new SqliteTable<>(
                    "entry_exit",
                    List.of("door_in", "door_out"),
                    List.of("visits INTEGER NOT NULL"),
                    (statement, at, fact) -> {
                        statement.setString(at, fact.in().value());
                        statement.setString(at + 1, fact.out().value());
                        statement.setLong(at + 2, fact.count());
                    },
                    (row, at, store, start, arrival) ->
                            new EntryExitWindow(
                                    store,
                                    start,
                                    LineId.of(row.getString(at)),
                                    LineId.of(row.getString(at + 1)),
                                    row.getLong(at + 2),
                                    arrival));

    static final SqliteTable<ReceiptWindow> RECEIPTS =
            new SqliteTable<>(
                    "receipts",
                    List.of("till"),
                    List.of("receipts INTEGER NOT NULL", "units REAL NOT NULL"),
                    (statement, at, fact) -> {
                        statement.setString(at, fact.till().value());
                        statement.setLong(at + 1, fact.receipts());
                        statement.setDouble(at + 2, fact.units());
                    },
                    (row, at, store, start, arrival) ->
                            new ReceiptWindow(
                                    store,
                                    DeviceId.of(row.getString(at)),
                                    start,
                                    row.getLong(at + 1),
                                    row.getDouble(at + 2),
                                    arrival));

    static final SqliteTable<QueueWindow> QUEUES =
            new SqliteTable<>(
                    "queues",
                    List.of("zone"),
                    List.of(
                            "present_seconds REAL NOT NULL",
                            "longest REAL NOT NULL",
                            "joined INTEGER NOT NULL",
                            "wait_seconds REAL NOT NULL"),
                    (statement, at, fact) -> {
                        statement.setString(at, fact.zone().value());
                        statement.setDouble(at + 1, fact.presentSeconds());
                        statement.setDouble(at + 2, fact.longest());
                        statement.setLong(at + 3, fact.joined());
                        statement.setDouble(at + 4, fact.waitSeconds());
                    },
                    (row, at, store, start, arrival) ->
                            new QueueWindow(
                                    store,
                                    ZoneId.of(row.getString(at)),
                                    start,
                                    row.getDouble(at + 1),
                                    row.getDouble(at + 2),
                                    row.getLong(at + 3),
                                    row.getDouble(at + 4),
                                    arrival));

    static final SqliteTable<SalesWindow> SALES =
            new SqliteTable<>(
                    "sales",
                    List.of("sku"),
                    List.of("units REAL NOT NULL"),
                    (statement, at, fact) -> {
                        statement.setString(at, fact.sku().value());
                        statement.setDouble(at + 1, fact.units());
                    },
                    (row, at, store, start, arrival) ->
                            new SalesWindow(
                                    store,
                                    Sku.of(row.getString(at)),
                                    start,
                                    row.getDouble(at + 1),
                                    arrival));

    static final SqliteTable<PastAlert> PAST_ALERTS =
            new SqliteTable<>(
                    "past_alerts",
                    List.of("type", "about"),
                    List.of(
                            "severity TEXT NOT NULL",
                            "until INTEGER NOT NULL",
                            "message TEXT NOT NULL",
                            "evidence TEXT NOT NULL"),
                    (statement, at, fact) -> {
                        StoredAlert alert = StoredAlert.of(fact);
                        statement.setString(at, alert.type());
                        statement.setString(at + 1, alert.about());
                        statement.setString(at + 2, alert.severity());
                        statement.setLong(at + 3, alert.untilMillis());
                        statement.setString(at + 4, alert.message());
                        statement.setString(at + 5, alert.evidence());
                    },
                    (row, at, store, start, arrival) ->
                            new StoredAlert(
                                            row.getString(at),
                                            row.getString(at + 1),
                                            row.getString(at + 2),
                                            row.getLong(at + 3),
                                            row.getString(at + 4),
                                            row.getString(at + 5))
                                    .alert(store, start, arrival));

    static final SqliteTable<HeatWindow> HEAT =
            new SqliteTable<>(
                    "heat",
                    List.of(),
                    List.of(
                            "person_seconds REAL NOT NULL",
                            "grid_columns INTEGER NOT NULL",
                            "grid_rows INTEGER NOT NULL",
                            "outside INTEGER NOT NULL",
                            "cells BLOB NOT NULL"),
                    (statement, at, fact) -> {
                        statement.setDouble(at, HeatPacking.personSeconds(fact));
                        statement.setInt(at + 1, fact.columns());
                        statement.setInt(at + 2, fact.rows());
                        statement.setLong(at + 3, fact.outside());
                        statement.setBytes(at + 4, HeatPacking.pack(fact.cells()));
                    },
                    (row, at, store, start, arrival) ->
                            new HeatWindow(
                                    store,
                                    start,
                                    row.getInt(at + 1),
                                    row.getInt(at + 2),
                                    HeatPacking.unpack(row.getBytes(at + 4)),
                                    row.getLong(at + 3),
                                    arrival));

    static final SqliteTable<LedgerHour> LEDGER =
            new SqliteTable<>(
                    "ledger",
                    List.of("device"),
                    List.of(
                            "kind TEXT NOT NULL",
                            "accepted INTEGER NOT NULL",
                            "duplicates INTEGER NOT NULL",
                            "rejected TEXT NOT NULL",
                            "expired INTEGER NOT NULL",
                            "missing INTEGER NOT NULL",
                            "missing_ranges TEXT NOT NULL",
                            "late INTEGER NOT NULL",
                            "reported_minutes INTEGER NOT NULL"),
                    (statement, at, fact) -> {
                        statement.setString(at, fact.device().value());
                        statement.setString(at + 1, fact.kind().text());
                        statement.setLong(at + 2, fact.accepted());
                        statement.setLong(at + 3, fact.duplicates());
                        statement.setString(at + 4, LedgerText.rejected(fact));
                        statement.setLong(at + 5, fact.expired());
                        statement.setLong(at + 6, fact.missing());
                        statement.setString(at + 7, LedgerText.gaps(fact));
                        statement.setLong(at + 8, fact.late());
                        statement.setLong(at + 9, fact.reportedMinutes());
                    },
                    (row, at, store, start, arrival) ->
                            new LedgerHour(
                                    store,
                                    DeviceId.of(row.getString(at)),
                                    Kind.find(row.getString(at + 1)).orElseThrow(),
                                    start,
                                    row.getLong(at + 2),
                                    row.getLong(at + 3),
                                    LedgerText.rejected(row.getString(at + 4)),
                                    row.getLong(at + 5),
                                    row.getLong(at + 6),
                                    LedgerText.gaps(row.getString(at + 7)),
                                    row.getLong(at + 8),
                                    row.getLong(at + 9),
                                    arrival));

    static final List<SqliteTable<?>> ALL =
            List.of(
                    FOOTFALL,
                    ZONES,
                    VISITS,
                    FLOWS,
                    PATHS,
                    ENTRY_EXIT,
                    RECEIPTS,
                    QUEUES,
                    SALES,
                    PAST_ALERTS,
                    HEAT,
                    LEDGER);

    private SqliteTables() {}

    /** The table of a fact's type. */
    @SuppressWarnings("unchecked") // each case returns the table of that very type
    static <F extends WindowFact> SqliteTable<F> of(F fact) {
        return (SqliteTable<F>)
                switch ((WindowFact) fact) {
                    case FootfallWindow _ -> FOOTFALL;
                    case ZoneWindow _ -> ZONES;
                    case VisitWindow _ -> VISITS;
                    case FlowWindow _ -> FLOWS;
                    case PathWindow _ -> PATHS;
                    case EntryExitWindow _ -> ENTRY_EXIT;
                    case ReceiptWindow _ -> RECEIPTS;
                    case QueueWindow _ -> QUEUES;
                    case SalesWindow _ -> SALES;
                    case PastAlert _ -> PAST_ALERTS;
                    case HeatWindow _ -> HEAT;
                    case LedgerHour _ -> LEDGER;
                };
    }
}
