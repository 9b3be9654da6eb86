package org.aisleflow.api.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.sqlite.SQLiteConfig;

/**
 * A database file in write-ahead mode: one connection that writes, and as many that read as are in
 * use at once. Thread-safe but for the writer, of which there is one.
 */
final class SqliteFile implements AutoCloseable {
    private static final int SCHEMA_VERSION = 2;
    private static final int BUSY_MILLIS = 10_000;
    private static final String CREATE_OBSERVED =
            "CREATE TABLE IF NOT EXISTS observed (store TEXT PRIMARY KEY, first INTEGER NOT NULL)"
                    + " WITHOUT ROWID";

    /** A question to the database. */
    interface Reading<T> {
        T from(Connection reader) throws SQLException;
    }

    private final Path file;
    private final Connection writer;
    private final ConcurrentLinkedDeque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private SqliteFile(Path file, Connection writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Opens the file with its tables, made where they are missing. */
    static SqliteFile open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Connection writer = connect(file);
            try {
                prepare(writer);
            } catch (SQLException failure) {
                writer.close();
                throw failure;
            }
            return new SqliteFile(file, writer);
        } catch (SQLException | IOException failure) {
            throw new HistoryUnavailableException(
                    "cannot open the history file %s: %s".formatted(file, failure.getMessage()),
                    failure);
        }
    }

    private static void prepare(Connection writer) throws SQLException {
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
                addColumns(statement, table);
            }
            statement.execute(CREATE_OBSERVED);
            statement.execute("PRAGMA user_version = " + SCHEMA_VERSION);
        }
    }

    /** Columns that a file of an older version does not have. */
    private static void addColumns(Statement statement, SqliteTable<?> table) throws SQLException {
        Set<String> present = new HashSet<>();
        try (ResultSet columns =
                statement.executeQuery("PRAGMA table_info(%s)".formatted(table.name()))) {
            while (columns.next()) {
                present.add(columns.getString("name"));
            }
        }
        for (String addition : table.additions(present)) {
            statement.execute(addition);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    Connection writer() {
        return writer;
    }

    <T> T read(Reading<T> reading) {
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

    HistoryUnavailableException unavailable(String what, SQLException failure) {
        return new HistoryUnavailableException(
                "%s the history file %s: %s".formatted(what, file, failure.getMessage()), failure);
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.close();
            for (Connection reader; (reader = idleReaders.pollFirst()) != null; ) {
                reader.close();
            }
        } catch (SQLException failure) {
            throw unavailable("cannot close", failure);
        }
    }
}
