package org.aisleflow.api.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/**
 * History in one file of this machine. One connection writes, one batch at a time, in write-ahead
 * mode; readers have connections of their own and never wait for the writer. After a power cut the
 * newest batches may be gone (synchronous=NORMAL), never half written; Kafka still has them, since
 * its offsets are committed only after the write.
 */
final class SqliteHistory implements History {
    private static final String UPSERT_OBSERVED =
            "INSERT INTO observed (store, first) VALUES (?, ?) ON CONFLICT (store) DO UPDATE SET"
                    + " first = min(first, excluded.first)";

    private final SqliteFile file;
    private final Connection writer;
    private final ReentrantLock writing = new ReentrantLock();

    private SqliteHistory(SqliteFile file) {
        this.file = file;
        this.writer = file.writer();
    }

    static SqliteHistory open(Path path) {
        return new SqliteHistory(SqliteFile.open(path));
    }

    @Override
    public List<Refused> write(Collection<? extends WindowFact> facts) {
        writing.lock();
        try {
            writer.setAutoCommit(false);
            try {
                writeRows(facts);
                writeObserved(facts);
                writer.commit();
            } catch (SQLException | RuntimeException failure) {
                writer.rollback();
                throw failure;
            } finally {
                writer.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw file.unavailable("cannot write", failure);
        } finally {
            writing.unlock();
        }
        return List.of();
    }

    private void writeRows(Collection<? extends WindowFact> facts) throws SQLException {
        Map<SqliteTable<?>, PreparedStatement> statements = new HashMap<>();
        try {
            for (WindowFact fact : facts) {
                SqliteTable<WindowFact> table = SqliteTables.of(fact);
                PreparedStatement statement = statements.get(table);
                if (statement == null) {
                    statement = writer.prepareStatement(table.upsert());
                    statements.put(table, statement);
                }
                table.bind(statement, fact);
                statement.addBatch();
            }
            for (PreparedStatement statement : statements.values()) {
                statement.executeBatch();
            }
        } finally {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
        }
    }

    private void writeObserved(Collection<? extends WindowFact> facts) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement(UPSERT_OBSERVED)) {
            for (var first : EarliestArrivals.of(facts).entrySet()) {
                statement.setString(1, first.getKey().value());
                statement.setLong(2, first.getValue().toEpochMilli());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public <F extends WindowFact> List<F> windows(Class<F> type, StoreId store, TimeRange range) {
        SqliteTable<F> table = SqliteTables.of(type);
        return rows(table, table.select(), store, range);
    }

    @Override
    public List<LedgerHour> ledger(StoreId store, DeviceId device, TimeRange range) {
        SqliteTable<LedgerHour> table = SqliteTables.of(LedgerHour.class);
        // An id has no quote in it, its form was checked when it was made.
        return rows(table, table.select("AND device = '%s'".formatted(device)), store, range);
    }

    private <F extends WindowFact> List<F> rows(
            SqliteTable<F> table, String sql, StoreId store, TimeRange range) {
        List<F> found = new ArrayList<>();
        select(sql, store, range, row -> found.add(table.read(row, store)));
        return found;
    }

    @Override
    public List<Reported> reported(StoreId store, TimeRange range, Set<DeviceId> devices) {
        List<Reported> found = new ArrayList<>();
        // An id has no quote in it, its form was checked when it was made.
        String quoted =
                devices.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        select(
                "SELECT device, start, reported_minutes FROM ledger WHERE store = ?"
                        + " AND start >= ? AND start < ? AND device IN (%s) ORDER BY start"
                                .formatted(quoted),
                store,
                range,
                row ->
                        found.add(
                                new Reported(
                                        DeviceId.of(row.getString(1)),
                                        Instant.ofEpochMilli(row.getLong(2)),
                                        row.getLong(3))));
        return found;
    }

    @Override
    public void heat(StoreId store, TimeRange range, Consumer<HeatWindow> each) {
        SqliteTable<HeatWindow> table = SqliteTables.of(HeatWindow.class);
        select(table.select(), store, range, row -> each.accept(table.read(row, store)));
    }

    @Override
    public List<Presence> presence(StoreId store, TimeRange range) {
        List<Presence> found = new ArrayList<>();
        select(
                "SELECT start, person_seconds FROM heat"
                        + " WHERE store = ? AND start >= ? AND start < ? ORDER BY start",
                store,
                range,
                row ->
                        found.add(
                                new Presence(
                                        Instant.ofEpochMilli(row.getLong(1)), row.getDouble(2))));
        return found;
    }

    @Override
    public Optional<Instant> firstArrival(StoreId store) {
        return file.read(reader -> {
            try (var statement =
                    reader.prepareStatement("SELECT first FROM observed WHERE store = ?")) {
                statement.setString(1, store.value());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(Instant.ofEpochMilli(row.getLong(1)))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void forgetBefore(Instant before) {
        writing.lock();
        try {
            for (SqliteTable<?> table : SqliteTables.ALL) {
                try (PreparedStatement statement = writer.prepareStatement(table.forget())) {
                    statement.setLong(1, before.toEpochMilli());
                    statement.executeUpdate();
                }
            }
        } catch (SQLException failure) {
            throw file.unavailable("cannot drop what is old", failure);
        } finally {
            writing.unlock();
        }
    }

    private void select(String sql, StoreId store, TimeRange range, RowConsumer each) {
        file.read(reader -> {
            try (var statement = reader.prepareStatement(sql)) {
                statement.setString(1, store.value());
                statement.setLong(2, range.from().toEpochMilli());
                statement.setLong(3, range.to().toEpochMilli());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        each.accept(rows);
                    }
                }
            }
            return true;
        });
    }

    @Override
    public void close() {
        writing.lock();
        try {
            file.close();
        } finally {
            writing.unlock();
        }
    }

    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }
}
