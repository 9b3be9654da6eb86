package org.aisleflow.benchmarks.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.aisleflow.benchmarks.process.ChildJvm;
import org.apache.kafka.common.TopicPartition;

/** One competitor reads its input once, from a cold start to the end. */
final class Run {
    /** The first half of what is read is for the compiler to warm up. */
    private static final double WARM = 0.5;

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STILL = Duration.ofMillis(2_500);

    private final String kafka;
    private final Path folder;
    private final List<String> flags;
    private final List<Look> looks = new ArrayList<>();

    /**
     * Prepares a run.
     *
     * @param kafka Kafka's address
     * @param folder for what competitors keep and say
     * @param flags of their JVM
     */
    Run(String kafka, Path folder, List<String> flags) {
        this.kafka = kafka;
        this.folder = folder;
        this.flags = flags;
    }

    private record Look(long nanos, double cpuSeconds, long records) {}

    /**
     * What a run took, once warm.
     *
     * @param share which share of the recording that was, told by all records that were read, those
     *     included that the topology writes for itself
     * @param cpuSeconds of the whole process
     * @param seconds on the clock
     */
    record Taken(double share, double cpuSeconds, double seconds) {}

    /**
     * Runs it.
     *
     * @param competitor who reads
     * @param round tells its rounds apart
     * @param messages how many messages its input has, those of the day before included
     * @param longest how long it may take
     * @throws IllegalStateException if it takes longer, or dies
     */
    Taken run(Competitor competitor, int round, long messages, Duration longest)
            throws InterruptedException, IOException {
        String group = "bench-%s-%d".formatted(competitor.option(), round);
        Path own = Files.createDirectories(folder.resolve(group));
        TopicPartition input =
                new TopicPartition(
                        competitor.isPlain() ? RecordingTopics.PART : RecordingTopics.WHOLE, 0);
        try (ChildJvm jvm =
                        ChildJvm.start(
                                CompetitorMain.class,
                                flags,
                                folder.resolve(group + ".log"),
                                List.of(competitor.name(), kafka, group, own.toString()));
                GroupProgress progress = new GroupProgress(kafka, group)) {
            jvm.firstLine();
            look(jvm, progress, input, messages, longest);
        }
        return taken();
    }

    private void look(
            ChildJvm jvm,
            GroupProgress progress,
            TopicPartition input,
            long messages,
            Duration longest)
            throws InterruptedException {
        long began = System.nanoTime();
        while (true) {
            Map<TopicPartition, Long> committed = progress.committed();
            long now = System.nanoTime();
            long records = committed.values().stream().mapToLong(Long::longValue).sum();
            if (looks.isEmpty() || looks.getLast().records() != records) {
                looks.add(new Look(now, jvm.cpuSeconds(), records));
            } else if (now - looks.getLast().nanos() > STILL.toNanos()
                    && progress.isDone(committed, input, messages)) {
                return;
            }
            if (!jvm.isAlive()) {
                throw new IllegalStateException("a competitor died; its log is in " + folder);
            }
            if (now - began > longest.toNanos()) {
                throw new IllegalStateException(
                        "a competitor is not done after %s: %s".formatted(longest, committed));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Taken taken() {
        Look last = looks.getLast();
        Look warm =
                looks.stream()
                        .filter(look -> look.records() >= WARM * last.records())
                        .findFirst()
                        .orElseThrow();
        double share = (1 - (double) warm.records() / last.records()) / (1 - WARM);
        double seconds = (double) (last.nanos() - warm.nanos()) / TimeUnit.SECONDS.toNanos(1);
        return new Taken(share, last.cpuSeconds() - warm.cpuSeconds(), seconds);
    }
}
