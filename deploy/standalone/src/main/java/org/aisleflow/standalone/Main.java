package org.aisleflow.standalone;

import org.aisleflow.sim.SimMain;
import org.aisleflow.sim.score.ScoreCommand;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line. */
@Command(
        name = "aisleflow",
        description = "Open retail telemetry: from the delivery door to the till, in one stream.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            SimMain.class,
            ScoreCommand.class,
            RehearseCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Main {
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private Main() {}

    /**
     * Runs a command; the exit code is 0 after a clean end, 2 after a refusal that the user can
     * mend, 1 after a failure.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::refuseArguments)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static int refuseArguments(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr()
                .println(
                        "aisleflow: %s; \"./%s --help\" lists what there is."
                                .formatted(wrong.getMessage(), name));
        return REFUSED;
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (failure instanceof StartRefused refusal) {
            command.getErr().println("aisleflow: " + refusal.getMessage());
            return REFUSED;
        }
        if (failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException) {
            // The console gets the sentence, the log all of it.
            LoggerFactory.getLogger(Main.class).info("Aisleflow could not do it", failure);
            command.getErr().println("aisleflow: " + failure.getMessage());
            return failure instanceof IllegalArgumentException ? REFUSED : FAILED;
        }
        throw failure;
    }
}
