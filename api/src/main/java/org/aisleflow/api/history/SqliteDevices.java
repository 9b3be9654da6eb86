package org.aisleflow.api.history;

import java.util.List;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;

/** The tables of how devices did: their messages, and what was wrong. */
final class SqliteDevices {
    private static final SqliteTable<LedgerHour> LEDGER =
            new SqliteTable<>(
                    LedgerHour.class,
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

    private static final SqliteTable<PastAlert> PAST_ALERTS =
            new SqliteTable<>(
                    PastAlert.class,
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

    static final List<SqliteTable<?>> ALL = List.of(LEDGER, PAST_ALERTS);

    private SqliteDevices() {}
}
