package org.aisleflow.benchmarks.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.aisleflow.benchmarks.process.TemporaryFolder;
import org.aisleflow.benchmarks.report.BenchOptions;
import org.aisleflow.benchmarks.report.Machine;
import org.aisleflow.benchmarks.report.Report;
import org.aisleflow.benchmarks.report.ResultTable;
import org.aisleflow.benchmarks.report.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aisleflow bench gateway}. */
@Command(
        name = "gateway",
        description =
                "Measures the gateway beside a subscriber that only counts, an Apache Camel route and a Californium resource that only answers.",
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {
    private static final int LONGEST_SECONDS = 600;
    private static final int LEAST_HEAP_MEGABYTES = 64;
    private static final int MQTT_DEVICES = 32;
    private static final int WINDOW = 32;

    /** Each waits for its answers, so there must be enough of them to keep a disk busy. */
    private static final int COAP_DEVICES = 256;

    @Mixin private BenchOptions options = new BenchOptions();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Length of each phase: one flat out, one at the pace, for every contender in every round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "Seconds for which every contender is sent flat out before anything counts (${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(
            names = "--pace",
            paramLabel = "N",
            defaultValue = "500",
            description = "Messages a second when latencies are measured (${DEFAULT-VALUE}).")
    private int pace;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "200000",
            description =
                    "Messages that wait while Kafka is away; 0 leaves that out (${DEFAULT-VALUE}).")
    private int backlog;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            defaultValue = "256",
            description = "What each contender's heap may grow to (${DEFAULT-VALUE}).")
    private int heapMegabytes;

    @Option(
            names = "--only",
            paramLabel = "ROW",
            split = ",",
            description = "Only these rows: ${COMPLETION-CANDIDATES}.")
    private List<Contest> only = new ArrayList<>();

    /** For picocli. */
    public GatewayCommand() {}

    @Override
    public Integer call() throws Exception {
        options.require(seconds >= 1 && seconds <= LONGEST_SECONDS, "--seconds must be 1 to 600");
        options.require(
                warmUpSeconds >= 0 && warmUpSeconds <= LONGEST_SECONDS,
                "--warm-up must be 0 to 600");
        options.require(pace >= 1, "--pace must be at least 1");
        options.require(backlog >= 0, "--backlog must be at least 0");
        options.require(heapMegabytes >= LEAST_HEAP_MEGABYTES, "--heap must be at least 64");
        Plan plan =
                new Plan(
                        Duration.ofSeconds(seconds),
                        Duration.ofSeconds(warmUpSeconds),
                        options.rounds(),
                        pace,
                        MQTT_DEVICES,
                        WINDOW,
                        COAP_DEVICES,
                        backlog,
                        heapMegabytes);
        Set<Contest> contests =
                only.isEmpty() ? EnumSet.allOf(Contest.class) : EnumSet.copyOf(only);
        Machine machine = Machine.here(Clock.systemUTC());
        try (TemporaryFolder temporary = TemporaryFolder.make("aisleflow-bench-gateway")) {
            Path folder = temporary.path();
            Contender.Launcher launcher =
                    (role, settings) ->
                            ContenderProcess.start(role, plan.heapMegabytes(), folder, settings);
            options.deliver(run(plan, contests, folder, launcher, machine, options::say));
        }
        return 0;
    }

    static Report run(
            Plan plan,
            Set<Contest> contests,
            Path folder,
            Contender.Launcher launcher,
            Machine machine,
            Consumer<String> progress)
            throws Exception {
        Results results;
        try (Arena arena = Arena.open(plan, contests, folder, launcher)) {
            for (Contest contest : contests) {
                progress.accept("warming up: " + contest.label());
                arena.warmUp(contest);
            }
            results =
                    new Results(
                            plan.rounds()
                                    .inTurn(
                                            contests,
                                            (contest, round) ->
                                                    measured(arena, contest, round, progress)));
        }
        List<ResultTable> tables = new ArrayList<>(List.of(results.table()));
        List<Target> targets = results.targets();
        if (plan.backlog() > 0 && contests.contains(Contest.OURS)) {
            progress.accept("Kafka is away while messages wait");
            Backlog backlog = new BacklogRun(plan, folder, launcher).measure();
            tables.add(backlog.table());
            targets.add(backlog.target());
        }
        tables.add(Target.table(targets));
        return new Report("The gateway beside others", machine, notes(plan), tables);
    }

    private static Measurement measured(
            Arena arena, Contest contest, int round, Consumer<String> progress)
            throws InterruptedException {
        Measurement measured = arena.measure(contest);
        progress.accept(
                "round %d: %s: %,.0f messages/s, %d lost, %d unanswered, %d duplicated"
                        .formatted(
                                round,
                                contest.label(),
                                measured.perSecond(),
                                measured.lost(),
                                measured.unanswered(),
                                measured.duplicates()));
        return measured;
    }

    private static List<String> notes(Plan plan) {
        return List.of(
                "Medians of %d rounds, taken in turns; each contender a process with at most %d MiB of heap, sent flat out for %d s before. Flat out for %d s: %d MQTT devices with up to %d messages each on their way, or %d CoAP devices with one. Latencies at %,.0f messages/s, from the moment a message was due to where it counts. docs/benchmarks.md says what is fair and what is not."
                        .formatted(
                                plan.rounds().count(),
                                plan.heapMegabytes(),
                                plan.warmUp().toSeconds(),
                                plan.phase().toSeconds(),
                                plan.mqttDevices(),
                                plan.window(),
                                plan.coapDevices(),
                                plan.pace()));
    }
}
