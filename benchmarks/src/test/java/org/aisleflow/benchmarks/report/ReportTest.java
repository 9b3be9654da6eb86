package org.aisleflow.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.aisleflow.benchmarks.report.Target.Sense;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final ResultTable TABLE =
            new ResultTable(
                    "Speed",
                    List.of("what", "messages/s"),
                    List.of(
                            List.of(Cell.text("ours"), Cell.number(12_345.6, 0)),
                            List.of(Cell.text("not measured"), Cell.number(Double.NaN, 0))));

    @Test
    void aTableIsAlignedMarkdown() {
        assertThat(TABLE)
                .hasToString(
                        """
                        ## Speed

                        | what         | messages/s |
                        |--------------|-----------:|
                        | ours         |     12,346 |
                        | not measured |          – |
                        """);
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        assertThatThrownBy(() ->
                        new ResultTable("T", List.of("a", "b"), List.of(List.of(Cell.text("1")))))
                .hasMessageContaining("2 columns")
                .hasMessageContaining("1 cells");
    }

    @Test
    void aTargetIsMetOnItsGoodSideOnly() {
        assertThat(new Target("more", 0.8, Sense.AT_LEAST, 0.8, 2).isMet()).isTrue();
        assertThat(new Target("more", 0.79, Sense.AT_LEAST, 0.8, 2).isMet()).isFalse();
        assertThat(new Target("less", 256, Sense.AT_MOST, 256, 0).isMet()).isTrue();
        assertThat(new Target("less", 257, Sense.AT_MOST, 256, 0).isMet()).isFalse();
        assertThat(new Target("lost", Double.NaN, Sense.AT_MOST, 256, 0).isMet()).isFalse();
    }

    @Test
    void thisMachineIsDescribed() {
        Machine here = Machine.here(() -> Instant.EPOCH);

        assertThat(here.cpu()).isNotBlank();
        assertThat(here.cores()).isPositive();
        assertThat(here.toString()).contains("1970-01-01", "cores", System.getProperty("os.name"));
    }
}
