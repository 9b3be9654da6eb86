package org.aisleflow.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {
    private static final Instant END = Instant.parse("2026-03-30T00:00:00Z");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private Progress progress(boolean terminal) {
        return Progress.printedTo(new PrintStream(written, true, UTF_8), terminal);
    }

    private static Progress.State state(double share) {
        return new Progress.State(
                Instant.parse("2026-03-15T10:00:00Z"),
                END,
                share,
                1_234,
                5_678.4,
                Duration.ofSeconds(12));
    }

    @Test
    void drawsABarOverItselfOnATerminal() {
        progress(true).moved(state(0.5));

        assertThat(written.toString(UTF_8))
                .startsWith("\r[###############...............]  50 %")
                .contains("2026-03-15, 5,678 events/s, 12 s left")
                .doesNotContain("\n");
    }

    @Test
    void writesALineForEveryTenthOtherwise() {
        Progress progress = progress(false);

        for (int percent = 0; percent < 100; percent++) {
            progress.moved(state(percent / 100.0));
        }

        assertThat(written.toString(UTF_8).lines()).hasSize(10);
    }

    @Test
    void saysWhatCameInAtTheEnd() {
        progress(false).finished(67_000, Duration.ofSeconds(20));

        assertThat(written.toString(UTF_8))
                .startsWith("The shop's past is in: 67,000 events in 20.0 s, 3,350 per second.");
    }
}
