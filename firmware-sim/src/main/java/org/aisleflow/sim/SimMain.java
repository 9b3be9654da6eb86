package org.aisleflow.sim;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.sim.purchasing.ApiAccess;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aisleflow sim}: simulated shops, sent to a gateway or written into files. */
@Command(
        name = "sim",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Simulates shops: sends their telemetry to a gateway, or writes it to files.")
public final class SimMain implements Callable<Integer> {
    private static final int WRONG_USE = 2;

    @Option(
            names = "--scenario",
            defaultValue = "corner-shop",
            description =
                    "A scenario that comes with the program, or a file (default: ${DEFAULT-VALUE}).")
    private String scenario = "corner-shop";

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides all that is left to chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description = "Write what truly happens there, as JSON Lines.")
    private @Nullable Path truth;

    @Option(
            names = "--until",
            paramLabel = "SPAN",
            description =
                    "Only compute, for so long after --start, and send nothing: 1d, 36h, 90m.")
    private @Nullable String until;

    @Option(
            names = "--start",
            paramLabel = "DATE",
            defaultValue = "2026-01-05",
            description = "With --until: the first day (default: ${DEFAULT-VALUE}).")
    private LocalDate start = LocalDate.of(2026, 1, 5);

    @Option(
            names = "--telemetry",
            paramLabel = "FILE",
            description = "With --until: write there what the devices say.")
    private @Nullable Path telemetry;

    @Option(
            names = "--past-days",
            defaultValue = "28",
            description = "Days before today that are told first (default: ${DEFAULT-VALUE}).")
    private int pastDays = 28;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "Order in the shops what is approved there, and tell it what they order.")
    private @Nullable URI api;

    @Option(
            names = "--token",
            paramLabel = "T",
            defaultValue = "",
            description = "With --api: the API's token.")
    private String token = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "var/sim",
            description =
                    "Remembers there how far it is, to go on after a restart (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("var/sim");

    @Mixin private GatewayOptions gateway = new GatewayOptions();

    @Option(
            names = "--store",
            defaultValue = "s1",
            description =
                    "With --load or --replay: the devices' store (default: ${DEFAULT-VALUE}).")
    private String store = "s1";

    @ArgGroup(exclusive = false, heading = "%nInstead of a shop, a load:%n")
    private @Nullable LoadOptions load;

    @ArgGroup(exclusive = false, heading = "%nInstead of a shop, a recording:%n")
    private @Nullable ReplayOptions replay;

    /**
     * Runs the command and ends the program.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine line = new CommandLine(new SimMain());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println(failure.getMessage());
            return failure instanceof IllegalArgumentException ? WRONG_USE : 1;
        });
        return line.execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (load != null && load.isWanted()) {
            System.out.println(load.run(gateway, StoreId.of(store), new LoadPrinter(System.out)));
            return 0;
        }
        if (replay != null) {
            replay.run(gateway.destination(), StoreId.of(store), data, System.out);
            return 0;
        }
        Path file = Path.of(scenario);
        Scenario read =
                Files.isRegularFile(file)
                        ? ScenarioReader.read(file)
                        : ScenarioReader.builtIn(scenario);
        if (until != null) {
            compute(read, Span.of(until));
        } else {
            send(read);
        }
        return 0;
    }

    private void compute(Scenario read, Duration length) {
        Instant first = start.atStartOfDay(read.stores().getFirst().timezone()).toInstant();
        ComputedRun run = new ComputedRun(read, seed, start, first.plus(length));
        try {
            System.out.println(run.write(truth, telemetry));
        } catch (IOException failure) {
            throw new UncheckedIOException("the files cannot be written", failure);
        }
    }

    // Since Java 25 there is no console again where nobody sits at one.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private void send(Scenario read) throws InterruptedException {
        SimulationConfig config =
                new SimulationConfig(
                        read,
                        seed,
                        SimulationConfig.Timeline.pastThenLive(pastDays),
                        gateway.destination(),
                        data,
                        truth,
                        api == null ? null : new ApiAccess(api, token));
        Progress progress = Progress.printedTo(System.out, isTerminal());
        Simulation simulation = Simulation.start(config, Clock.systemUTC(), progress);
        Runtime.getRuntime().addShutdownHook(new Thread(simulation::close, "stop"));
        new CountDownLatch(1).await();
    }
}
