package org.aisleflow.sim.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.aisleflow.contracts.wire.Mappers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code aisleflow score}: how good the pipeline's numbers are. The exit code is 0 if no row misses
 * its target, 1 if one does, 2 if there is no score.
 */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Compares what the API says with what truly happened in the simulated shops.")
public final class ScoreCommand implements Callable<Integer> {
    private static final int MISSED = 1;
    private static final int NO_SCORE = 2;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "DIR",
            description = "The folder that the demo or the sim command got as --truth.")
    private Path truth = Path.of("truth");

    @Option(
            names = "--api",
            defaultValue = "http://127.0.0.1:8080",
            paramLabel = "URL",
            description = "Where the API is (default: ${DEFAULT-VALUE}).")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--token",
            defaultValue = "${env:AISLEFLOW_TOKEN}",
            paramLabel = "T",
            description = "The API token (default: the environment variable AISLEFLOW_TOKEN).")
    private @Nullable String token;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Begin of what is scored, ISO-8601 (default: a day before its end).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description =
                    "Its end (default: as far as the truth goes and the API's numbers are final).")
    private @Nullable Instant to;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = commandLine().getOut();
        try {
            Scorecard score = new Score(truth, api, token).of(from, to);
            if (json) {
                out.println(
                        Mappers.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(score));
            } else {
                out.println("Score of %s to %s".formatted(score.from(), score.to()));
                out.println();
                out.print(score.table());
            }
            out.flush();
            return score.passes() ? 0 : MISSED;
        } catch (NoScore why) {
            commandLine().getErr().println("aisleflow: " + why.getMessage());
            return NO_SCORE;
        }
    }

    private picocli.CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not made this command");
        }
        return spec.commandLine();
    }
}
