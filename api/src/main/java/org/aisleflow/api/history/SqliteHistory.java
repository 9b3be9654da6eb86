package org.aisleflow.api.history;

import java.io.IOException;
import java.nio.file.Files;
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
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.sqlite.SQLiteConfig;

/**
 * History in one file of this machine. One connection writes, one batch at a time, in write-ahead
 * mode; readers have connections of their own and never wait for the writer. After a power cut the
 * newest batches may be gone (synchronous=NORMAL), never half written; Kafka still has them, since
 * its offsets are committed only after the write.
 */
final class SqliteHistory implements History {
    private static final int SCHEMA_VERSION = 1;
    private static final int BUSY_MILLIS = 10_000;
    private static final String CREATE_OBSERVED =
            "CREATE TABLE IF NOT EXISTS observed (store TEXT PRIMARY KEY, first INTEGER NOT NULL)"
                    + " WITHOUT ROWID";
    private static final String UPSERT_OBSERVED =
            "INSERT INTO observed (store, first) VALUES (?, ?) ON CONFLICT (store) DO UPDATE SET"
                    + " first = min(first, excluded.first)";

    private final Path file;
    private final Connection writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedDeque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private SqliteHistory(Path file, Connection writer) {
        this.file = file;
        this.writer = writer;
    }

    static SqliteHistory open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Connection writer = connect(file);
            prepare(file, writer);
            return new SqliteHistory(file, writer);
        } catch (SQLException | IOException failure) {
            throw new HistoryUnavailableException(
                    "cannot open the history file %s: %s".formatted(file, failure.getMessage()),
                    failure);
        }
    }

    private static void prepare(Path file, Connection writer) throws SQLException {
        try (var statement = writer.createStatement()) {
            int version;
            try (ResultSet found = statement.executeQuery("PRAGMA user_version")) {
                version = found.getInt(1);
            }
            if (version > SCHEMA_VERSION) {
                throw new SQLException(
                        "it was written by a newer Aisleflow (schema %d, this one knows %d)"
                                .formatted(version, SCHEMA_VERSION));
            }
            for (SqliteTable<?> table : SqliteTables.ALL) {
                statement.execute(table.create());
            }
            statement.execute(CREATE_OBSERVED);
            statement.execute("PRAGMA user_version = " + SCHEMA_VERSION);
        } catch (SQLException failure) {
            writer.close();
            throw failure;
        }
        if (!Files.isWritable(file)) {
            writer.close();
            throw new SQLException("it cannot be written");
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
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
            throw unavailable("cannot write", failure);
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
    public List<FootfallWindow> footfall(StoreId store, TimeRange range) {
        return list(SqliteTables.FOOTFALL, store, range);
    }

    @Override
    public List<ZoneWindow> zones(StoreId store, TimeRange range) {
        return list(SqliteTables.ZONES, store, range);
    }

    @Override
    public List<VisitWindow> visits(StoreId store, TimeRange range) {
        return list(SqliteTables.VISITS, store, range);
    }

    @Override
    public List<FlowWindow> flows(StoreId store, TimeRange range) {
        return list(SqliteTables.FLOWS, store, range);
    }

    @Override
    public List<LedgerHour> ledger(StoreId store, TimeRange range) {
        return list(SqliteTables.LEDGER, store, range);
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
        select(
                SqliteTables.HEAT.select(),
                store,
                range,
                row -> each.accept(SqliteTables.HEAT.read(row, store)));
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
        return read(reader -> {
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
            throw unavailable("cannot drop what is old", failure);
        } finally {
            writing.unlock();
        }
    }

    private <F extends WindowFact> List<F> list(
            SqliteTable<F> table, StoreId store, TimeRange range) {
        List<F> found = new ArrayList<>();
        select(table.select(), store, range, row -> found.add(table.read(row, store)));
        return found;
    }

    private void select(String sql, StoreId store, TimeRange range, RowConsumer each) {
        read(reader -> {
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

    private <T> T read(Reading<T> reading) {
        try {
            Connection idle = idleReaders.pollFirst();
            Connection reader = idle == null ? connect(file) : idle;
            T answer;
            try {
                answer = reading.from(reader);
            } catch (SQLException | RuntimeException failure) {
                reader.close();
                throw failure;
            }
            giveBack(reader);
            return answer;
        } catch (SQLException failure) {
            throw unavailable("cannot read", failure);
        }
    }

    private void giveBack(Connection reader) throws SQLException {
        idleReaders.addFirst(reader);
        if (closed && idleReaders.remove(reader)) {
            reader.close();
        }
    }

    private HistoryUnavailableException unavailable(String what, SQLException failure) {
        return new HistoryUnavailableException(
                "%s the history file %s: %s".formatted(what, file, failure.getMessage()), failure);
    }

    @Override
    public void close() {
        closed = true;
        writing.lock();
        try {
            writer.close();
            for (Connection reader; (reader = idleReaders.pollFirst()) != null; ) {
                reader.close();
            }
        } catch (SQLException failure) {
            throw unavailable("cannot close", failure);
        } finally {
            writing.unlock();
        }
    }

    private interface Reading<T> {
        T from(Connection reader) throws SQLException;
    }

    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }
}
