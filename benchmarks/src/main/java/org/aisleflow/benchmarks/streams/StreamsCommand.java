package org.aisleflow.benchmarks.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aisleflow.benchmarks.process.BrokerMain;
import org.aisleflow.benchmarks.process.ChildJvm;
import org.aisleflow.benchmarks.process.TemporaryFolder;
import org.aisleflow.benchmarks.report.BenchOptions;
import org.aisleflow.benchmarks.report.Machine;
import org.aisleflow.benchmarks.report.Report;
import org.aisleflow.sim.world.ScenarioReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aisleflow bench streams}: the whole topology on a recording, beside others. */
@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures how much of a recorded shop one core computes, beside only decoding it"
                        + " and beside a plain Kafka Streams topology.")
public final class StreamsCommand implements Callable<Integer> {
    /** Small, as the parts are in one shop; the same for all. */
    private static final List<String> FLAGS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+UseSerialGC",
                    "-Xms512m",
                    "-Xmx512m");

    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Option(
            names = "--sightings",
            defaultValue = "300000",
            description = "How many sightings are recorded (default: ${DEFAULT-VALUE}).")
    private long sightings = 300_000;

    @Option(
            names = "--plain-share",
            defaultValue = "0.1",
            description =
                    "How much of that the plain topology reads (default: ${DEFAULT-VALUE}): it"
                            + " takes so much longer for it.")
    private double plainShare = 0.1;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the recording (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "WHO",
            description =
                    "Some of decode, ours, ours-exactly-once, plain-rocksdb,"
                            + " plain-rocksdb-exactly-once, plain-memory,"
                            + " plain-memory-exactly-once.")
    private List<String> only = List.of();

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            description = "Leave a flight recording of each process there.")
    private @Nullable Path profile;

    @Mixin private BenchOptions options = new BenchOptions();

    /** For the command line. */
    public StreamsCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.require(sightings >= 1, "--sightings must be 1 or more");
        options.require(
                plainShare > 0 && plainShare <= 1, "--plain-share must be above 0 and at most 1");
        options.rounds();
        List<Competitor> competitors =
                options.choose(only, List.of(Competitor.values()), Competitor::option);
        try (TemporaryFolder folder = TemporaryFolder.make("aisleflow-bench-streams")) {
            options.deliver(measured(competitors, folder.path()));
        }
        return 0;
    }

    private Report measured(List<Competitor> competitors, Path folder)
            throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        options.say("recording a shop …");
        Recording recording =
                Recording.make(
                        folder.resolve("recording"),
                        ScenarioReader.builtIn(RecordingTopics.SCENARIO),
                        seed,
                        sightings,
                        Recording.weeksUntil(LocalDate.now(clock)));
        try (ChildJvm broker = BrokerMain.start(FLAGS, folder)) {
            String kafka = broker.firstLine();
            Recording.Part part =
                    new RecordingTopics(kafka)
                            .load(recording, (long) (recording.part().messages() * plainShare));
            Map<Competitor, List<Speed>> speeds =
                    options.rounds()
                            .inTurn(
                                    competitors,
                                    (competitor, round) ->
                                            speed(
                                                    competitor,
                                                    round,
                                                    competitor.isPlain() ? part : recording.part(),
                                                    new Run(
                                                            kafka,
                                                            folder,
                                                            flags(competitor, round))));
            return new StreamsReport(recording, part, options.rounds().count(), speeds)
                    .report(Machine.here(clock));
        }
    }

    private Speed speed(Competitor competitor, int round, Recording.Part input, Run run)
            throws IOException, InterruptedException {
        Speed speed = Speed.of(input, run.run(competitor, round, 2 * input.messages(), LONGEST));
        options.say(
                "round %d: %s: %,.0f sightings/s per core"
                        .formatted(round, competitor.label(), speed.sightings()));
        return speed;
    }

    private List<String> flags(Competitor competitor, int round) throws IOException {
        List<String> flags = new ArrayList<>(FLAGS);
        if (profile != null) {
            Files.createDirectories(profile);
            flags.add(
                    "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=%s"
                            .formatted(
                                    profile.resolve(
                                            "%s-%d.jfr".formatted(competitor.option(), round))));
        }
        return flags;
    }
}
