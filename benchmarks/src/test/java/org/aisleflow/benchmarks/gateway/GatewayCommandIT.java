package org.aisleflow.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.aisleflow.benchmarks.report.Cell;
import org.aisleflow.benchmarks.report.Machine;
import org.aisleflow.benchmarks.report.Report;
import org.aisleflow.benchmarks.report.ResultTable;
import org.aisleflow.benchmarks.report.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A handful of messages through every contender: that the benchmark runs, not what it says. */
@Timeout(90)
class GatewayCommandIT {
    private static final Machine MACHINE = Machine.here(() -> Instant.EPOCH);

    @Test
    void everyContenderCountsWhatItAcknowledged(@TempDir Path folder) throws Exception {
        Plan handful =
                new Plan(
                        Duration.ofMillis(250),
                        Duration.ofMillis(250),
                        new Rounds(1),
                        40,
                        2,
                        2,
                        2,
                        0,
                        256);

        Report report =
                GatewayCommand.run(
                        handful,
                        EnumSet.allOf(Contest.class),
                        folder,
                        InThisProcess::launch,
                        MACHINE,
                        _ -> {});

        ResultTable table = report.tables().getFirst();
        assertThat(table.rows()).hasSize(Contest.values().length);
        for (String column : new String[] {"lost", "unanswered"}) {
            int at = table.columns().indexOf(column);
            assertThat(table.rows())
                    .allSatisfy(row -> assertThat(row.get(at)).isEqualTo(Cell.number(0, 0)));
        }
        int rate = table.columns().indexOf("messages/s");
        assertThat(table.rows()).allSatisfy(row -> assertThat(row.get(rate).number()).isPositive());
        assertThat(report.tables().getLast().rows()).hasSize(5);
    }
}
