package org.aisleflow.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import org.aisleflow.api.Samples;
import org.aisleflow.contracts.facts.VisitWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryTest implements HistoryContract {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private History history;

    @BeforeEach
    void open() {
        history = new HistorySettings.Sqlite(file()).open();
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public void reopen() {
        history.close();
        open();
    }

    @Test
    void doesNotTouchAFileOfANewerVersion() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = other.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(() -> new HistorySettings.Sqlite(file()).open())
                .isInstanceOf(HistoryUnavailableException.class)
                .hasMessageContaining("written by a newer Aisleflow");
    }

    @Test
    void readsAFileThatWasMadeWhenThereWereFewerNumbers() throws Exception {
        Instant nine = Instant.parse("2026-03-04T09:00:00Z");
        history.write(List.of(Samples.visits(nine)));
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = other.createStatement()) {
            statement.execute("ALTER TABLE visits DROP COLUMN present_seconds");
        }
        reopen();

        VisitWindow old =
                history.visits(Samples.CORNER, new TimeRange(nine, nine.plusSeconds(300)))
                        .getFirst();

        assertThat(old.visits()).isEqualTo(Samples.visits(nine).visits());
        assertThat(old.presentSeconds()).isZero();
    }

    private Path file() {
        return folder.resolve("history.db");
    }
}
