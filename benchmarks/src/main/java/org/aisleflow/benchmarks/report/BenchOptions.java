package org.aisleflow.benchmarks.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every benchmark has: rounds, progress for people, and where results go. A picocli mixin. */
public final class BenchOptions {
    private static final int MOST_ROUNDS = 100;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Rounds: how often everything is measured, in turn; the medians are told"
                            + " (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the tables there too, as Markdown.")
    private @Nullable Path out;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Write the tables there too, as JSON, with numbers as they were measured.")
    private @Nullable Path json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Nothing is given yet. */
    public BenchOptions() {}

    /**
     * How often everything is measured: 1 to 100 times.
     *
     * @return the rounds
     * @throws ParameterException if another number was given
     */
    public Rounds rounds() {
        require(rounds >= 1 && rounds <= MOST_ROUNDS, "--rounds must be 1 to 100");
        return new Rounds(rounds);
    }

    /**
     * Refuses what was given.
     *
     * @param fits whether it can be done
     * @param sentence what was to be given
     * @throws ParameterException if not
     */
    public void require(boolean fits, String sentence) {
        if (!fits) {
            throw new ParameterException(command.commandLine(), sentence);
        }
    }

    /**
     * Chooses by names.
     *
     * @param <T> what is chosen
     * @param names the names; none for all
     * @param all what there is
     * @param name how one is called
     * @return those that were named, in the order of {@code all}
     * @throws ParameterException if a name is nobody's
     */
    public <T> List<T> choose(List<String> names, List<T> all, Function<T, String> name) {
        List<String> known = all.stream().map(name).toList();
        for (String wanted : names) {
            require(
                    known.contains(wanted),
                    "--only knows %s; not \"%s\"".formatted(String.join(", ", known), wanted));
        }
        return all.stream()
                .filter(one -> names.isEmpty() || names.contains(name.apply(one)))
                .toList();
    }

    /**
     * Tells people what happens.
     *
     * @param progress a line
     */
    public void say(String progress) {
        PrintWriter err = command.commandLine().getErr();
        err.println(progress);
        err.flush();
    }

    /**
     * Prints a report, and writes it to the files that were asked for.
     *
     * @param report what to say
     * @throws UncheckedIOException if a file cannot be written
     */
    public void deliver(Report report) {
        PrintWriter console = command.commandLine().getOut();
        console.println(report);
        console.flush();
        write(out, report.toString());
        write(json, ReportJson.of(report));
    }

    private static void write(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the results to " + file, failure);
        }
    }
}
