package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.intake.Journal;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final SlowJournal journal = new SlowJournal();
    private final Heartbeat heartbeat =
            new Heartbeat(() -> List.of(TestShop.STORE), journal, () -> NOW, 5);

    /** Answers when the test says so. */
    private static final class SlowJournal implements Journal {
        private final List<Arrival> stored = new ArrayList<>();
        private CompletableFuture<Void> answer = new CompletableFuture<>();

        @Override
        public CompletionStage<Void> store(Arrival arrival) {
            stored.add(arrival);
            answer = new CompletableFuture<>();
            return answer;
        }

        String last() {
            return new String(stored.getLast().payload().bytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void countsWhatItSent() {
        heartbeat.beat();
        journal.answer.complete(null);
        heartbeat.beat();

        assertThat(journal.stored.getLast().source()).isEqualTo("aisleflow/v1/s1/gateway/status");
        assertThat(journal.last())
                .contains("\"boot\":5")
                .contains("\"seq\":2")
                .contains("\"sent\":2");
    }

    @Test
    void leavesNoGapWhenAReportIsNotStored() {
        heartbeat.beat();
        journal.answer.completeExceptionally(new Journal.Unavailable("away"));
        heartbeat.beat();

        assertThat(journal.stored).hasSize(2);
        assertThat(journal.last()).contains("\"seq\":1");
    }

    @Test
    void waitsForTheLastReportBeforeTheNext() {
        heartbeat.beat();
        heartbeat.beat();

        assertThat(journal.stored).hasSize(1);
    }
}
