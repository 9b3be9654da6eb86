package org.aisleflow.api.history;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which history to use. */
public sealed interface HistorySettings {
    /**
     * Opens the history.
     *
     * @return the history, to be closed by the caller
     * @throws HistoryUnavailableException if it cannot be opened at all
     */
    default History open() {
        return switch (this) {
            case Sqlite(Path file) -> SqliteHistory.open(file);
            case Influx influx -> InfluxHistory.connect(influx);
        };
    }

    /**
     * Embedded, one file; made if missing.
     *
     * @param file the database file
     */
    record Sqlite(Path file) implements HistorySettings {}

    /**
     * A server that speaks InfluxDB's {@code /write} and {@code /query}: 1.x, 2.x or 3 Core.
     *
     * @param url its address, for example {@code http://127.0.0.1:8086}
     * @param database the database; made if missing
     * @param user the user, or null if it asks for none
     * @param password the password or token, or null if it asks for none
     */
    record Influx(URI url, String database, @Nullable String user, @Nullable String password)
            implements HistorySettings {
        /** Checks the address. */
        public Influx {
            if (url.getScheme() == null || !url.getScheme().startsWith("http")) {
                throw new IllegalArgumentException(
                        "\"" + url + "\" is no address of an InfluxDB, which begins with http");
            }
            if (database.isBlank()) {
                throw new IllegalArgumentException("the name of InfluxDB's database is empty");
            }
        }

        /** Leaves the password out. */
        @Override
        public String toString() {
            return "Influx[url=%s, database=%s, user=%s]".formatted(url, database, user);
        }
    }
}
