package org.aisleflow.benchmarks.gateway;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aisleflow.benchmarks.gateway.Contender.Question;
import org.aisleflow.benchmarks.process.Watch;

/**
 * Kafka and the contenders, all running; only one of them has work at a time. They stay the same
 * processes from round to round, so that all are warm.
 */
final class Arena implements AutoCloseable {
    static final List<String> CAMEL_TOPICS =
            List.of(camelTopic(Role.CAMEL), camelTopic(Role.CAMEL_TUNED));

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Plan plan;
    private final String kafka;
    private final Map<Role, Contender> contenders = new EnumMap<>(Role.class);
    private final Map<Contest, Fleet> fleets = new EnumMap<>(Contest.class);
    private final Deque<Runnable> closing = new ArrayDeque<>();

    private Arena(Plan plan, Set<Contest> contests, Path folder, Contender.Launcher launcher)
            throws Exception {
        this.plan = plan;
        Contender log =
                open(
                        launcher.launch(
                                Role.KAFKA, Map.of("folder", folder.resolve("kafka").toString())));
        this.kafka = "127.0.0.1:" + log.port("kafka");
        Enrolment enrolment = Enrolment.of(kafka, folder, new SecureRandom());
        enrolment.prepare(identities(plan));
        for (Contest contest : contests) {
            Role role = contest.role();
            Contender contender =
                    contenders.computeIfAbsent(
                            role,
                            _ -> open(launcher.launch(role, settings(role, folder, enrolment))));
            fleets.put(contest, open(fleet(contest, contender)));
        }
    }

    static Arena open(Plan plan, Set<Contest> contests, Path folder, Contender.Launcher launcher)
            throws Exception {
        return new Arena(plan, contests, folder, launcher);
    }

    private Contender open(Contender contender) {
        closing.push(contender::close);
        return contender;
    }

    private Fleet open(Fleet fleet) {
        closing.push(fleet::close);
        return fleet;
    }

    private Map<String, String> settings(Role role, Path folder, Enrolment enrolment) {
        Path own = folder.resolve(role.name());
        return switch (role) {
            case KAFKA, CEILING -> Map.of("folder", own.toString());
            case GATEWAY -> enrolment.gatewaySettings(own);
            case CAMEL, CAMEL_TUNED ->
                    Map.of("folder", own.toString(), "kafka", kafka, "topic", camelTopic(role));
            case EMPTY_COAP ->
                    Map.of("identities", String.join(",", identities(plan)), "key", CoapFleet.KEY);
        };
    }

    private Fleet fleet(Contest contest, Contender contender) {
        int port = contender.port(contest.load().port());
        return switch (contest.load()) {
            case MQTT -> new MqttFleet(port, contest.devices(), plan.mqttDevices(), plan.window());
            case COAP -> new CoapFleet(port, contest.devices(), plan.coapDevices(), false);
            case COAPS -> new CoapFleet(port, contest.devices(), plan.coapDevices(), true);
        };
    }

    private static String camelTopic(Role role) {
        return "camel.telemetry." + role.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> identities(Plan plan) {
        return IntStream.range(0, plan.coapDevices())
                .mapToObj(i -> CoapFleet.identity("bench-coaps-%03d".formatted(i)))
                .collect(Collectors.toList());
    }

    /** Loads one contender flat out and then at the set pace. */
    Measurement measure(Contest contest) throws InterruptedException {
        Contender contender = contender(contest);
        contender.ask(Question.RESET);
        Duration before = contender.processorTime();
        Outcome flatOut = load(contest, contender, Pace.flatOut(plan.phase()));
        Duration took = contender.processorTime().minus(before);
        Outcome paced = load(contest, contender, new Pace(plan.pace(), plan.phase()));
        long lost = flatOut.lost() + paced.lost();
        Tally.Counted counted = flatOut.counted();
        double seconds =
                Math.max(1, counted.lastMillis() - flatOut.sent().firstMillis())
                        / MILLIS_PER_SECOND;
        return new Measurement(
                lost > 0 ? 0 : counted.unique() / seconds,
                took.toNanos() / NANOS_PER_SECOND / Math.max(1, counted.unique()) * 1_000,
                paced.counted().p50Millis(),
                paced.counted().p99Millis(),
                paced.counted().p999Millis(),
                Double.parseDouble(contender.ask(Question.REPORT).getOrDefault(Heap.PEAK, "NaN")),
                contender.peakResidentMegabytes(),
                lost,
                flatOut.sent().unanswered() + paced.sent().unanswered(),
                counted.duplicates() + paced.counted().duplicates());
    }

    /** Sends only, so that all code has run before it counts. */
    void warmUp(Contest contest) throws InterruptedException {
        load(contest, contender(contest), Pace.flatOut(plan.warmUp()));
    }

    private Contender contender(Contest contest) {
        return Objects.requireNonNull(contenders.get(contest.role()));
    }

    private record Outcome(Sent sent, Tally.Counted counted) {
        long lost() {
            return Math.max(0, sent.acknowledged() - counted.unique());
        }
    }

    private Outcome load(Contest contest, Contender contender, Pace pace)
            throws InterruptedException {
        Fleet fleet = Objects.requireNonNull(fleets.get(contest));
        return switch (contest) {
            case OURS, COAP, COAPS -> {
                try (KafkaTally tally = KafkaTally.ofGateway(kafka, contest.devices() + "-")) {
                    Sent sent = fleet.send(pace);
                    yield new Outcome(sent, tally.count(sent.acknowledged(), PATIENCE));
                }
            }
            case CAMEL, CAMEL_TUNED -> {
                String topic = camelTopic(contest.role());
                try (KafkaTally tally = KafkaTally.ofCamel(kafka, topic)) {
                    Sent sent = fleet.send(pace);
                    yield new Outcome(sent, tally.count(sent.acknowledged(), PATIENCE));
                }
            }
            case CEILING -> {
                contender.ask(Question.RESET);
                Sent sent = fleet.send(pace);
                yield new Outcome(sent, awaitCount(contender, sent.acknowledged()));
            }
            case EMPTY_COAP, EMPTY_COAPS -> {
                Sent sent = fleet.send(pace);
                yield new Outcome(sent, answered(sent));
            }
        };
    }

    private static Tally.Counted awaitCount(Contender contender, long expected)
            throws InterruptedException {
        new Watch(LOOK, PATIENCE)
                .until(() -> counted(contender).unique(), unique -> unique >= expected);
        return counted(contender);
    }

    private static Tally.Counted counted(Contender contender) {
        return Tally.Counted.of(contender.ask(Question.REPORT));
    }

    /** An answer is all there is to count. */
    private static Tally.Counted answered(Sent sent) {
        return new Tally.Counted(
                sent.acknowledged(),
                0,
                sent.lastMillis(),
                sent.latencyMillis(50),
                sent.latencyMillis(99),
                sent.latencyMillis(99.9));
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
