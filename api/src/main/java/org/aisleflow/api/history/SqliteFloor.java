package org.aisleflow.api.history;

import java.util.List;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.ZoneId;

/** The tables of what comes from positions on the floor. */
final class SqliteFloor {
    private static final SqliteTable<ZoneWindow> ZONES =
            new SqliteTable<>(
                    ZoneWindow.class,
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

    private static final SqliteTable<VisitWindow> VISITS =
            new SqliteTable<>(
                    VisitWindow.class,
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

    private static final SqliteTable<FlowWindow> FLOWS =
            new SqliteTable<>(
                    FlowWindow.class,
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

    private static final SqliteTable<PathWindow> PATHS =
            new SqliteTable<>(
                    PathWindow.class,
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

    private static final SqliteTable<HeatWindow> HEAT =
            new SqliteTable<>(
                    HeatWindow.class,
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

    static final List<SqliteTable<?>> ALL = List.of(ZONES, VISITS, FLOWS, PATHS, HEAT);

    private SqliteFloor() {}
}
