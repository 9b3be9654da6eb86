package org.aisleflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The benchmarks of the stream and of the API run to their ends; with so little to do their figures
 * mean nothing. Only with {@code -Daisleflow.long=true}: they take a minute.
 */
@Timeout(120)
@EnabledIfSystemProperty(named = "aisleflow.long", matches = "true")
class SmokeIT {
    @Test
    void streams() {
        assertThat(run("streams", "--sightings", "200", "--rounds", "1", "--only", "ours"))
                .contains("SHA-256", "Aisleflow, at least once", "position sightings/s per core");
    }

    @Test
    void api() {
        assertThat(
                        run(
                                "api",
                                "--days",
                                "1",
                                "--seconds",
                                "1",
                                "--rounds",
                                "1",
                                "--only",
                                "heatmap-day"))
                .contains("heatmap, a day", "from memory", "p99");
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                BenchMain.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        assertThat(status).describedAs(err::toString).isZero();
        return out.toString();
    }
}
