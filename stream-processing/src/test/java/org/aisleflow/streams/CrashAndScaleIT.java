package org.aisleflow.streams;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aisleflow.contracts.topics.MissingTopics;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several instances, each a process of its own, that share the work, are killed in the midst of it,
 * come again, are joined and left by others: the numbers are the sender's sums to the last one, and
 * the ledgers miss nothing. With {@code -Daisleflow.long=true} for as many rounds as an hour's
 * operation of a nervous cluster has.
 */
@Timeout(1_800)
@SuppressWarnings("NullAway.Init") // set by JUnit
class CrashAndScaleIT {
    private static final boolean LONG = Boolean.getBoolean("aisleflow.long");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PARTITIONS = 4;
    private static final int SHOPS = 6;
    private static final int PEOPLE_A_ROUND = LONG ? 60 : 20;

    @TempDir Path folder;
    private EmbeddedKafka kafka;
    private Producing producing;
    private ToldNumbers told;
    private Random random;
    private Crowd crowd;
    private final List<Instance> instances = new ArrayList<>();

    @BeforeEach
    void startKafka() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        MissingTopics.make(kafka.bootstrapServers(), Topics.all(), PARTITIONS, PATIENCE);
        producing = new Producing(kafka.bootstrapServers());
        told = new ToldNumbers(kafka.bootstrapServers());
    }

    @AfterEach
    void stopKafka() {
        for (Instance instance : instances) {
            instance.close();
        }
        told.close();
        producing.close();
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource
    void countsEverythingOnceWhoeverDiesJoinsOrLeaves(ProcessingGuarantee guarantee)
            throws Exception {
        long seed = Long.getLong("aisleflow.seed", LONG ? System.nanoTime() : 11);
        random = new Random(seed);
        Instant began = Instant.now();
        crowd = new Crowd(SHOPS, began.minus(3, DAYS).truncatedTo(HOURS), random);
        crowd.catalog().forEach(producing::send);
        instance("one", guarantee).start();
        instance("two", guarantee).start();
        sendARound();

        int rounds = LONG ? 20 : 1;
        for (int round = 0; round < rounds; round++) {
            Instance victim = instances.get(random.nextInt(instances.size()));
            whileSending(victim::kill);
            // Before anybody misses it: it gets its own work back.
            victim.start();
            Instance other = instances.get(random.nextInt(instances.size()));
            whileSending(other::kill);
            // Others have to do its work before it comes again.
            whileSending(other::start);
            Instance third = instance("three-" + round, guarantee);
            whileSending(third::start);
            Instance leaving = instances.get(random.nextInt(instances.size()));
            whileSending(() -> assertThat(leaving.stop()).isTrue());
            instances.remove(leaving);
        }
        sendARound();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told.now()).isEqualTo(crowd.expected()));
        assertThat(crowd.repeated()).isPositive();
        assertThat(instances).allMatch(Instance::isAlive);
        System.out.printf(
                "%s: %d messages, %d of them again, %d kills, seed %d: exact after %d s%n",
                guarantee.text(),
                crowd.sent(),
                crowd.repeated(),
                2 * rounds,
                seed,
                Duration.between(began, Instant.now()).toSeconds());
    }

    /** Does something at some moment of a round, while some of its messages are under way. */
    private void whileSending(Step step) throws Exception {
        int before = random.nextInt(PEOPLE_A_ROUND);
        for (int i = 0; i < PEOPLE_A_ROUND; i++) {
            if (i == before) {
                awaitMost();
                step.run();
            }
            crowd.next().forEach(producing::send);
        }
        producing.flush();
    }

    /** So that some of what was sent has been computed, and not all of it. */
    private void awaitMost() {
        producing.flush();
        double most = crowd.cameIn() - random.nextInt(PEOPLE_A_ROUND) * SHOPS;
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> told.cameIn() >= most);
    }

    private void sendARound() {
        for (int i = 0; i < PEOPLE_A_ROUND; i++) {
            crowd.next().forEach(producing::send);
        }
        producing.flush();
    }

    private Instance instance(String name, ProcessingGuarantee guarantee) {
        Instance instance =
                Instance.shortLived(
                        folder.resolve(name),
                        "bootstrapServers=" + kafka.bootstrapServers(),
                        "partitions=" + PARTITIONS,
                        "processingGuarantee=" + guarantee.text());
        instances.add(instance);
        return instance;
    }

    /** What happens to an instance. */
    private interface Step {
        void run() throws Exception;
    }
}
