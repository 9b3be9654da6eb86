package org.aisleflow.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class BenchOptionsTest {
    private static final Machine MACHINE =
            new Machine(
                    "Abacus", 2, 4096, "Java 25", "Linux 6", Instant.parse("2026-01-02T03:04:05Z"));
    private static final List<Integer> NUMBERS = List.of(1, 2, 3);

    @Command(name = "bench")
    private static final class Bench {
        @Mixin private BenchOptions options = new BenchOptions();
    }

    private final Bench bench = new Bench();
    private final StringWriter console = new StringWriter();

    @Test
    void aReportGoesToTheConsoleAndToTheFiles(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("new/page.md");
        Path json = folder.resolve("page.json");
        BenchOptions options = given("--out", page.toString(), "--json", json.toString());
        ResultTable table =
                new ResultTable(
                        "Speed",
                        List.of("what", "messages/s"),
                        List.of(List.of(Cell.text("ours"), Cell.number(12_345.6, 0))));

        options.deliver(new Report("A bench", MACHINE, List.of("Fair."), List.of(table)));

        assertThat(console.toString())
                .contains("# A bench", "Abacus, 2 cores, 4,096 MiB", "Fair.", "12,346");
        assertThat(page).content().isEqualToIgnoringNewLines(console.toString());
        assertThat(Files.readString(json))
                .contains("\"messages/s\" : 12345.6", "\"measuredAt\" : \"2026-01-02T03:04:05Z\"");
    }

    @Test
    void allAreMeasuredInTurn() throws InterruptedException {
        Map<String, List<String>> measured =
                given("--rounds", "2")
                        .rounds()
                        .inTurn(List.of("b", "a"), (who, round) -> who + round);

        assertThat(measured)
                .containsOnly(
                        Map.entry("b", List.of("b1", "b2")), Map.entry("a", List.of("a1", "a2")));
        assertThat(measured.keySet()).containsExactly("b", "a");
    }

    @Test
    void whatCannotBeDoneIsRefusedWithWhatCan() {
        assertThatThrownBy(() -> given("--rounds", "0").rounds())
                .isInstanceOf(ParameterException.class)
                .hasMessage("--rounds must be 1 to 100");
        assertThatThrownBy(() -> given().choose(List.of("2", "9"), NUMBERS, String::valueOf))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("1, 2, 3")
                .hasMessageContaining("\"9\"");
    }

    @Test
    void thoseAreChosenThatAreNamed() {
        assertThat(given().choose(List.of("3", "1"), NUMBERS, String::valueOf))
                .containsExactly(1, 3);
        assertThat(given().choose(List.of(), NUMBERS, String::valueOf)).isEqualTo(NUMBERS);
    }

    private BenchOptions given(String... arguments) {
        new CommandLine(bench).setOut(new PrintWriter(console)).parseArgs(arguments);
        return bench.options;
    }
}
