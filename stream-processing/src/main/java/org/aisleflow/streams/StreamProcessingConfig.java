package org.aisleflow.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How stream-processing runs.
 *
 * @param bootstrapServers Kafka, as {@code host:port[,host:port…]}
 * @param stateDir folder for what Kafka Streams keeps between runs
 * @param applicationId names the consumer group and the changelogs; instances that share the work
 *     have the same one
 * @param partitions partitions of the topics made where they are missing, 1 to 1,000; the same for
 *     all programs of an installation
 * @param lateness how long after its event a message may reach the gateway and still be computed, 1
 *     min to 400 d
 * @param processingGuarantee what holds if a process dies
 * @param threads threads that compute, 1 to 64; more than partitions are of no use
 * @param commitInterval how often results become durable, 50 ms to 10 s
 * @param tellInterval how often door counts, stock and alerts are told when they change, 50 ms to
 *     10 s
 * @param summaryInterval how often all other facts are told when they change, 50 ms to 1 min
 * @param trackMemory how long a track is remembered after its last sighting has come, so that what
 *     comes late still fits in, 1 min to 1 d
 */
public record StreamProcessingConfig(
        String bootstrapServers,
        Path stateDir,
        String applicationId,
        int partitions,
        Duration lateness,
        ProcessingGuarantee processingGuarantee,
        int threads,
        Duration commitInterval,
        Duration tellInterval,
        Duration summaryInterval,
        Duration trackMemory) {

    /** Checks everything and says all that is wrong at once. */
    public StreamProcessingConfig {
        List<String> problems = new ArrayList<>();
        if (bootstrapServers.isBlank()) {
            problems.add("bootstrapServers is empty, it must be host:port");
        }
        if (!applicationId.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            problems.add(
                    "applicationId is \"%s\", it must be 1 to 100 of A-Z a-z 0-9 . _ -"
                            .formatted(applicationId));
        }
        check(problems, "partitions", partitions, 1, 1_000);
        check(problems, "threads", threads, 1, 64);
        check(problems, "lateness", lateness, Duration.ofMinutes(1), Duration.ofDays(400));
        Duration shortest = Duration.ofMillis(50);
        check(problems, "commitInterval", commitInterval, shortest, Duration.ofSeconds(10));
        check(problems, "tellInterval", tellInterval, shortest, Duration.ofSeconds(10));
        check(problems, "summaryInterval", summaryInterval, shortest, Duration.ofMinutes(1));
        check(problems, "trackMemory", trackMemory, Duration.ofMinutes(1), Duration.ofDays(1));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /**
     * The usual settings.
     *
     * @param bootstrapServers Kafka
     * @param stateDir folder for what Kafka Streams keeps between runs
     */
    public static StreamProcessingConfig of(String bootstrapServers, Path stateDir) {
        return new StreamProcessingConfig(
                bootstrapServers,
                stateDir,
                "aisleflow-streams",
                4,
                Duration.ofDays(7),
                ProcessingGuarantee.AT_LEAST_ONCE,
                1,
                Duration.ofMillis(500),
                Duration.ofMillis(250),
                Duration.ofSeconds(2),
                Duration.ofMinutes(90));
    }

    /**
     * The same with other partitions.
     *
     * @param partitions partitions of the topics
     */
    public StreamProcessingConfig withPartitions(int partitions) {
        return new StreamProcessingConfig(
                bootstrapServers,
                stateDir,
                applicationId,
                partitions,
                lateness,
                processingGuarantee,
                threads,
                commitInterval,
                tellInterval,
                summaryInterval,
                trackMemory);
    }

    /**
     * The same with another lateness.
     *
     * @param lateness how late a message may be
     */
    public StreamProcessingConfig withLateness(Duration lateness) {
        return new StreamProcessingConfig(
                bootstrapServers,
                stateDir,
                applicationId,
                partitions,
                lateness,
                processingGuarantee,
                threads,
                commitInterval,
                tellInterval,
                summaryInterval,
                trackMemory);
    }

    /**
     * The same with another guarantee.
     *
     * @param processingGuarantee what holds if a process dies
     */
    public StreamProcessingConfig withProcessingGuarantee(ProcessingGuarantee processingGuarantee) {
        return new StreamProcessingConfig(
                bootstrapServers,
                stateDir,
                applicationId,
                partitions,
                lateness,
                processingGuarantee,
                threads,
                commitInterval,
                tellInterval,
                summaryInterval,
                trackMemory);
    }

    private static void check(List<String> problems, String name, int value, int low, int high) {
        if (value < low || value > high) {
            problems.add("%s is %d, allowed are %d to %d".formatted(name, value, low, high));
        }
    }

    private static void check(
            List<String> problems, String name, Duration value, Duration low, Duration high) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            problems.add("%s is %s, allowed are %s to %s".formatted(name, value, low, high));
        }
    }
}
