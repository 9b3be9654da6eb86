package org.aisleflow.benchmarks.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aisleflow.benchmarks.process.BrokerMain;
import org.aisleflow.benchmarks.process.ChildJvm;
import org.aisleflow.benchmarks.process.Inputs;
import org.aisleflow.benchmarks.process.TemporaryFolder;
import org.aisleflow.benchmarks.report.BenchOptions;
import org.aisleflow.benchmarks.report.Machine;
import org.aisleflow.contracts.catalog.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aisleflow bench api}: answers per second, beside the same bytes from memory. */
@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures how fast the API answers out of 28 days while facts come in at half of"
                        + " what it can take, beside the same bytes from memory.")
public final class ApiCommand implements Callable<Integer> {
    private static final int SHOPS = 200;
    private static final int TOKEN_BYTES = 16;

    /** As everything in one shop's machine. */
    private static final List<String> FLAGS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+UseSerialGC",
                    "-Xmx512m");

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "How long each measurement takes (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--connections",
            defaultValue = "8",
            description = "How many ask at the same time (default: ${DEFAULT-VALUE}).")
    private int connections = 8;

    @Option(
            names = "--load",
            defaultValue = "0.5",
            description =
                    "How much of what it can take comes in meanwhile (default:"
                            + " ${DEFAULT-VALUE}).")
    private double load = 0.5;

    @Option(
            names = "--days",
            defaultValue = "28",
            description = "How many days history has (default: ${DEFAULT-VALUE}).")
    private int days = 28;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "WHAT",
            description = "Some of heatmap-day, heatmap-28-days, footfall-28-days.")
    private List<String> only = List.of();

    @Mixin private BenchOptions options = new BenchOptions();

    /** For the command line. */
    public ApiCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Store store = Inputs.store("corner-shop");
        Instant now = clock.instant();
        List<Question> questions = questions(store, now);
        try (TemporaryFolder folder = TemporaryFolder.make("aisleflow-bench-api");
                ChildJvm broker = BrokerMain.start(FLAGS, folder.path())) {
            String kafka = broker.firstLine();
            new Inputs(kafka).loadCatalog("corner-shop");
            options.say("filling a history of %d days …".formatted(days));
            Path history = folder.path().resolve("history.sqlite");
            long facts =
                    FilledHistory.write(
                            history,
                            new ShopFacts(store, store.id()),
                            now.truncatedTo(ChronoUnit.HOURS).minus(days, ChronoUnit.DAYS),
                            now.truncatedTo(ChronoUnit.MINUTES));
            measure(folder.path(), kafka, history, store, questions, facts, clock);
        }
        return 0;
    }

    private List<Question> questions(Store store, Instant now) {
        options.require(
                seconds >= 1 && connections >= 1 && days >= 1,
                "--seconds, --connections and --days must be 1 or more");
        options.require(load >= 0 && load <= 1, "--load must be 0 to 1");
        options.rounds();
        return options.choose(only, Question.of(store, now), Question::name);
    }

    private void measure(
            Path folder,
            String kafka,
            Path history,
            Store store,
            List<Question> questions,
            long facts,
            Clock clock)
            throws IOException, InterruptedException {
        Path answers = Files.createDirectories(folder.resolve("answers"));
        String token = token();
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("-D%s=%s".formatted(MemoryController.FOLDER, answers));
        try (ChildJvm api =
                        ChildJvm.start(
                                ApiProcessMain.class,
                                flags,
                                folder.resolve("api.log"),
                                List.of(kafka, history.toString(), token));
                FactFeed feed = new FactFeed(kafka, store, SHOPS, clock)) {
            URI address = URI.create(api.firstLine());
            ApiBench bench = new ApiBench(address, token, answers, connections, seconds);
            double most = bench.mostFacts(feed);
            options.say("it takes %,.0f facts/s into history".formatted(most));
            feed.pace(load * most);
            bench.rememberAnswers(questions);
            Map<Question, List<ApiBench.Pair>> pairs =
                    options.rounds()
                            .inTurn(questions, (question, round) -> asked(bench, question, round));
            options.deliver(new ApiReport(setting(facts, most), pairs).report(Machine.here(clock)));
        }
    }

    private ApiBench.Pair asked(ApiBench bench, Question question, int round) {
        ApiBench.Pair pair = bench.measure(question);
        options.say(
                "round %d: %s: %,.0f answers/s, from memory %,.0f"
                        .formatted(
                                round,
                                question.label(),
                                pair.ours().requests(),
                                pair.memory().requests()));
        return pair;
    }

    private List<String> setting(long facts, double most) {
        return List.of(
                "History: SQLite with %,d facts of %d days of one shop. Meanwhile the present of %d shops comes in, this one's every 2 s, with %,.0f facts/s: %.0f %% of the %,.0f facts/s that it takes when nobody asks."
                        .formatted(facts, days, SHOPS, load * most, 100 * load, most),
                "From memory: an endpoint of the same server, behind the same token check, that gives the same bytes. wrk, %d connections, %d s each, medians of %d rounds in turn; wrk, Kafka and the feed share the machine."
                        .formatted(connections, seconds, options.rounds().count()));
    }

    private static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
