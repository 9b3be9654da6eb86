package org.aisleflow.api.history;

import java.util.List;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;

/** The tables of doors, tills and goods. */
final class SqliteDoors {
    private static final SqliteTable<FootfallWindow> FOOTFALL =
            new SqliteTable<>(
                    FootfallWindow.class,
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

    private static final SqliteTable<EntryExitWindow> ENTRY_EXIT =
            new SqliteTable<>(
                    EntryExitWindow.class,
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

    private static final SqliteTable<ReceiptWindow> RECEIPTS =
            new SqliteTable<>(
                    ReceiptWindow.class,
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

    private static final SqliteTable<QueueWindow> QUEUES =
            new SqliteTable<>(
                    QueueWindow.class,
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

    private static final SqliteTable<SalesWindow> SALES =
            new SqliteTable<>(
                    SalesWindow.class,
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

    static final List<SqliteTable<?>> ALL = List.of(FOOTFALL, ENTRY_EXIT, RECEIPTS, QUEUES, SALES);

    private SqliteDoors() {}
}
