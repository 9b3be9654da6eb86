package org.aisleflow.benchmarks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.sim.world.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    @Test
    void theSameSeedGivesTheSameBytesWheneverTheyAreTold(@TempDir Path folder) throws IOException {
        Recording one = make(folder.resolve("one"), 0);
        Recording later = make(folder.resolve("later"), 46);

        assertThat(later.checksum()).isEqualTo(one.checksum());
        assertThat(one.part().sightings()).isBetween(50L, 80L);
        assertThat(read(one)).hasSize((int) one.part().messages());
        assertThat(read(later).getFirst().time())
                .isEqualTo(read(one).getFirst().time().plus(Duration.ofDays(7 * 46)));
        assertThat(read(later).getFirst().telemetry()).isEqualTo(read(one).getFirst().telemetry());
    }

    @Test
    void itIsToldSoThatItWasInTheLastWeek() {
        LocalDate today = LocalDate.of(2026, 11, 28);

        LocalDate told = Recording.DAY.plusWeeks(Recording.weeksUntil(today));

        assertThat(told).isBetween(today.minusDays(7), today.minusDays(1));
    }

    private static Recording make(Path file, long weeks) throws IOException {
        return Recording.make(file, ScenarioReader.builtIn("corner-shop"), 1, 50, weeks);
    }

    private static List<Envelope> read(Recording recording) throws IOException {
        List<Envelope> envelopes = new ArrayList<>();
        recording.read(Long.MAX_VALUE, (_, value) -> envelopes.add(Recording.envelope(value)));
        return envelopes;
    }
}
