package org.aisleflow.sim.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlashTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir private Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("undelivered.bin");
    }

    private static List<Letter> letters(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Letters::number).toList();
    }

    private static List<Long> numbers(Flash flash) {
        return flash.undelivered().stream().map(letter -> letter.numbering().seq()).toList();
    }

    @Test
    void remembersNothingAtFirst() {
        try (Flash flash = Flash.open(file)) {
            assertThat(flash.toldUntil()).isEmpty();
            assertThat(flash.undelivered()).isEmpty();
        }
    }

    @Test
    void remembersWhatIsUndeliveredByteForByte() {
        try (Flash flash = Flash.open(file)) {
            flash.keep(letters(1, 3), NOON);
            flash.forget(Letters.number(2));
        }

        try (Flash flash = Flash.open(file)) {
            assertThat(flash.toldUntil()).contains(NOON);
            assertThat(numbers(flash)).containsExactly(1L, 3L);
            Letter first = flash.undelivered().getFirst();
            assertThat(first.payload()).isEqualTo(Letters.number(1).payload());
            assertThat(first.address()).isEqualTo(Letters.number(1).address());
            assertThat(first.encoding()).isEqualTo(Letters.number(1).encoding());
            assertThat(first.protocol()).isEqualTo(Letters.number(1).protocol());
            assertThat(first.numbering()).isEqualTo(Letters.number(1).numbering());
        }
    }

    @Test
    void aKilledProcessLosesNothingThatWasKept() {
        Flash killed = Flash.open(file);
        killed.keep(letters(1, 3), NOON);

        try (Flash flash = Flash.open(file)) {
            assertThat(numbers(flash)).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void aTornEntryAtTheEndCountsAsNeverWritten() throws IOException {
        try (Flash flash = Flash.open(file)) {
            flash.keep(letters(1, 1), NOON);
            flash.keep(letters(2, 2), NOON.plusSeconds(1));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(
                file, Arrays.copyOf(whole, whole.length - 5), StandardOpenOption.TRUNCATE_EXISTING);

        try (Flash flash = Flash.open(file)) {
            assertThat(flash.toldUntil()).contains(NOON);
            assertThat(numbers(flash)).containsExactly(1L);
        }
    }

    @Test
    void theFileDoesNotGrowForEver() throws IOException {
        try (Flash flash = Flash.open(file)) {
            for (int round = 0; round < 25; round++) {
                List<Letter> letters = letters(round * 5_000L + 1, round * 5_000L + 5_000);
                flash.keep(letters, NOON.plusSeconds(round));
                letters.forEach(flash::forget);
            }
            flash.keep(letters(1_000_001, 1_000_002), NOON.plusSeconds(1_000));
        }

        assertThat(Files.size(file)).isLessThan(10_000_000);
        try (Flash flash = Flash.open(file)) {
            assertThat(numbers(flash)).containsExactly(1_000_001L, 1_000_002L);
        }
    }
}
