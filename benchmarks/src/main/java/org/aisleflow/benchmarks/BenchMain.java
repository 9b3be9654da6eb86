package org.aisleflow.benchmarks;

import org.aisleflow.benchmarks.api.ApiCommand;
import org.aisleflow.benchmarks.gateway.GatewayCommand;
import org.aisleflow.benchmarks.streams.StreamsCommand;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line of {@code ./aisleflow bench}: one subcommand, and one class, per benchmark. */
@Command(
        name = "aisleflow bench",
        description = "Measures what the parts can take, beside what others can.",
        subcommands = {
            GatewayCommand.class,
            StreamsCommand.class,
            ApiCommand.class,
            MachineCommand.class
        },
        mixinStandardHelpOptions = true)
public final class BenchMain {
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private BenchMain() {}

    /**
     * Runs a benchmark; the exit code is 0 when it ran to its end (whether or not targets were
     * met), 2 after a refusal that the user can mend, 1 after a failure.
     *
     * @param arguments the benchmark and its options
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(BenchMain::refuseArguments)
                .setExecutionExceptionHandler(BenchMain::explain);
    }

    private static int refuseArguments(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr()
                .println(
                        "aisleflow: %s; \"./%s --help\" lists what there is."
                                .formatted(
                                        wrong.getMessage(),
                                        command.getCommandSpec().qualifiedName()));
        return REFUSED;
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException) {
            LoggerFactory.getLogger(BenchMain.class).debug("A benchmark ended early", failure);
            command.getErr().println("aisleflow: " + failure.getMessage());
            return failure instanceof IllegalArgumentException ? REFUSED : FAILED;
        }
        throw failure;
    }
}
