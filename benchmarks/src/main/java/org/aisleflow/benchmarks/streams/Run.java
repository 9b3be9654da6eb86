package org.aisleflow.benchmarks.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.benchmarks.process.ChildJvm;
import org.aisleflow.benchmarks.process.Watch;
import org.apache.kafka.common.TopicPartition;

/** One competitor reads its input once, from a cold start to the end. */
final class Run {
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
            awaitEnd(jvm, progress, input, messages, longest);
        }
        return Taken.of(looks);
    }

    private void awaitEnd(
            ChildJvm jvm,
            GroupProgress progress,
            TopicPartition input,
            long messages,
            Duration longest)
            throws InterruptedException {
        long began = System.nanoTime();
        Watch watch = new Watch(LOOK, STILL);
        do {
            watch.untilStill(() -> {
                if (System.nanoTime() - began > longest.toNanos()) {
                    throw new IllegalStateException(
                            "a competitor is not done after %s: %s"
                                    .formatted(longest, progress.committed()));
                }
                return look(jvm, progress);
            });
        } while (!progress.isDone(input, messages));
    }

    private double look(ChildJvm jvm, GroupProgress progress) throws InterruptedException {
        if (!jvm.isAlive()) {
            throw new IllegalStateException("a competitor died; its log is in " + folder);
        }
        long records = progress.committed().values().stream().mapToLong(Long::longValue).sum();
        if (looks.isEmpty() || looks.getLast().records() != records) {
            looks.add(new Look(System.nanoTime(), jvm.cpuSeconds(), records));
        }
        return records;
    }
}
