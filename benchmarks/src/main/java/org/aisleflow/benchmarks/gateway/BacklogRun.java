package org.aisleflow.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aisleflow.benchmarks.gateway.Contender.Question;

/** Lets messages wait in a gateway while Kafka is away, then brings Kafka back. */
final class BacklogRun {
    private static final String DEVICES = "bench-backlog";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final int FIRST_MESSAGES_PER_SECOND = 50;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Plan plan;
    private final Path folder;
    private final Contender.Launcher launcher;

    BacklogRun(Plan plan, Path folder, Contender.Launcher launcher) throws IOException {
        this.plan = plan;
        this.folder = Files.createDirectories(folder.resolve("backlog"));
        this.launcher = launcher;
    }

    Backlog measure() throws Exception {
        Contender kafka = kafka(0);
        try {
            int port = kafka.port("kafka");
            String address = "127.0.0.1:" + port;
            Enrolment enrolment = Enrolment.of(address, folder, new SecureRandom());
            enrolment.prepare(List.of());
            try (Contender gateway =
                            launcher.launch(
                                    Role.GATEWAY,
                                    enrolment.gatewaySettings(folder.resolve("gateway")));
                    Fleet fleet = fleet(gateway)) {
                long passed = letPass(fleet, address);
                kafka.close();
                gateway.ask(Question.RESET);
                long waiting = fill(fleet);
                Map<String, String> peak = gateway.ask(Question.REPORT);
                Map<String, String> live = gateway.ask(Question.LIVE_HEAP);
                kafka = kafka(port);
                long back = System.currentTimeMillis();
                Tally.Counted counted = count(address, passed + waiting);
                return new Backlog(
                        waiting,
                        Double.parseDouble(peak.getOrDefault(Heap.PEAK, "NaN")),
                        Double.parseDouble(live.getOrDefault(Heap.LIVE, "NaN")),
                        gateway.peakResidentMegabytes(),
                        MILLIS_PER_SECOND * waiting / Math.max(1, counted.lastMillis() - back),
                        Math.max(0, passed + waiting - counted.unique()),
                        counted.duplicates());
            }
        } finally {
            kafka.close();
        }
    }

    private Contender kafka(int port) {
        return launcher.launch(
                Role.KAFKA,
                Map.of(
                        "folder", folder.resolve("kafka").toString(),
                        "port", Integer.toString(port)));
    }

    private Fleet fleet(Contender gateway) {
        return new MqttFleet(gateway.port("mqtt"), DEVICES, plan.mqttDevices(), plan.window());
    }

    /** What has arrived in Kafka shows that the gateway has read the catalog. */
    private static long letPass(Fleet fleet, String kafka) throws InterruptedException {
        long acknowledged = fleet.send(new Pace(FIRST_MESSAGES_PER_SECOND, SLICE)).acknowledged();
        Tally.Counted counted = count(kafka, acknowledged);
        if (counted.unique() < acknowledged) {
            throw new IllegalStateException("The gateway forwarded nothing to Kafka");
        }
        return acknowledged;
    }

    private long fill(Fleet fleet) throws InterruptedException {
        long waiting = 0;
        while (waiting < plan.backlog()) {
            long more = fleet.send(Pace.flatOut(SLICE)).acknowledged();
            if (more == 0) {
                throw new IllegalStateException(
                        "The gateway stopped acknowledging at %,d messages; is the disk full?"
                                .formatted(waiting));
            }
            waiting += more;
        }
        return waiting;
    }

    private static Tally.Counted count(String kafka, long expected) throws InterruptedException {
        try (KafkaTally tally = KafkaTally.ofGatewayFromTheBeginning(kafka, DEVICES)) {
            return tally.count(expected, PATIENCE);
        }
    }
}
