package org.aisleflow.api.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.ids.StoreId;

/**
 * One table for one type of fact, keyed by store, start and series in this order, since every
 * question names a store and a range and most want all its series.
 *
 * @param type the type
 * @param name the table's name
 * @param series the columns that tell the series, all text
 * @param values the other columns with their SQL types
 * @param writer sets series and values of a statement
 * @param reader reads series and values of a row
 * @param <F> the facts it holds
 */
record SqliteTable<F extends WindowFact>(
        Class<F> type,
        String name,
        List<String> series,
        List<String> values,
        SqliteTable.Writer<F> writer,
        SqliteTable.Reader<F> reader) {

    interface Writer<F> {
        /** Sets the parameters from {@code at} on. */
        void write(PreparedStatement statement, int at, F fact) throws SQLException;
    }

    interface Reader<F> {
        /** Reads the columns from {@code at} on. */
        F read(ResultSet row, int at, StoreId store, Instant start, Arrival arrival)
                throws SQLException;
    }

    private static final int FIRST_SERIES = 5;

    String create() {
        String seriesColumns =
                series.stream()
                        .map(column -> column + " TEXT NOT NULL, ")
                        .collect(Collectors.joining());
        return """
        CREATE TABLE IF NOT EXISTS %s (
          store TEXT NOT NULL, start INTEGER NOT NULL,
          first INTEGER NOT NULL, last INTEGER NOT NULL,
          %s%s,
          PRIMARY KEY (%s)
        ) WITHOUT ROWID\
        """
                .formatted(name, seriesColumns, String.join(", ", values), keys());
    }

    /** Statements that add what a table of an older version does not have. */
    List<String> additions(Set<String> present) {
        return values.stream()
                .filter(column -> !present.contains(column.substring(0, column.indexOf(' '))))
                .map(column -> "ALTER TABLE %s ADD COLUMN %s".formatted(name, column))
                .toList();
    }

    String upsert() {
        String updates =
                valueNames().stream()
                        .map(column -> column + "=excluded." + column)
                        .collect(Collectors.joining(", "));
        return """
        INSERT INTO %s (store, start, first, last, %s) VALUES (%s)
        ON CONFLICT (%s) DO UPDATE SET first=excluded.first, last=excluded.last, %s\
        """
                .formatted(name, columns(), questionMarks(), keys(), updates);
    }

    String select() {
        return select("");
    }

    /**
     * The rows of a store and range that something else is true of, too.
     *
     * @param restriction begins with {@code AND}; empty for all rows
     */
    String select(String restriction) {
        return """
        SELECT store, start, first, last, %s FROM %s
        WHERE store = ? AND start >= ? AND start < ? %s ORDER BY start\
        """
                .formatted(columns(), name, restriction);
    }

    String forget() {
        return "DELETE FROM %s WHERE start < ?".formatted(name);
    }

    void bind(PreparedStatement statement, F fact) throws SQLException {
        statement.setString(1, fact.store().value());
        statement.setLong(2, fact.start().toEpochMilli());
        statement.setLong(3, fact.arrival().first().toEpochMilli());
        statement.setLong(4, fact.arrival().last().toEpochMilli());
        writer.write(statement, FIRST_SERIES, fact);
    }

    F read(ResultSet row, StoreId store) throws SQLException {
        var arrival =
                new Arrival(
                        Instant.ofEpochMilli(row.getLong(3)), Instant.ofEpochMilli(row.getLong(4)));
        return reader.read(row, FIRST_SERIES, store, Instant.ofEpochMilli(row.getLong(2)), arrival);
    }

    private String keys() {
        return series.isEmpty() ? "store, start" : "store, start, " + String.join(", ", series);
    }

    private String columns() {
        String names = String.join(", ", valueNames());
        return series.isEmpty() ? names : String.join(", ", series) + ", " + names;
    }

    private List<String> valueNames() {
        return values.stream().map(column -> column.substring(0, column.indexOf(' '))).toList();
    }

    private String questionMarks() {
        return String.join(
                ", ", Collections.nCopies(FIRST_SERIES - 1 + series.size() + values.size(), "?"));
    }
}
