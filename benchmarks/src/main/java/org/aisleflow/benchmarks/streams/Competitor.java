package org.aisleflow.benchmarks.streams;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.aisleflow.benchmarks.process.Inputs;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.streams.ProcessingGuarantee;
import org.aisleflow.streams.StreamProcessing;
import org.aisleflow.streams.StreamProcessingConfig;

/** Who reads the recording. */
enum Competitor {
    /** A consumer that decodes the envelopes and drops them. */
    DECODE("decode only", ProcessingGuarantee.AT_LEAST_ONCE),
    /** Aisleflow's whole topology. */
    OURS("Aisleflow, at least once", ProcessingGuarantee.AT_LEAST_ONCE),
    /** The same with Kafka's transactions. */
    OURS_EXACTLY_ONCE("Aisleflow, exactly once", ProcessingGuarantee.EXACTLY_ONCE_V2),
    /** The plain topology. */
    PLAIN_ROCKSDB("plain, RocksDB, at least once", ProcessingGuarantee.AT_LEAST_ONCE),
    /** The plain topology. */
    PLAIN_ROCKSDB_EXACTLY_ONCE("plain, RocksDB, exactly once", ProcessingGuarantee.EXACTLY_ONCE_V2),
    /** The plain topology. */
    PLAIN_MEMORY("plain, memory, at least once", ProcessingGuarantee.AT_LEAST_ONCE),
    /** The plain topology. */
    PLAIN_MEMORY_EXACTLY_ONCE("plain, memory, exactly once", ProcessingGuarantee.EXACTLY_ONCE_V2);

    private static final Duration RUNNING = Duration.ofMinutes(1);

    private final String label;
    private final ProcessingGuarantee guarantee;

    Competitor(String label, ProcessingGuarantee guarantee) {
        this.label = label;
        this.guarantee = guarantee;
    }

    String label() {
        return label;
    }

    boolean isPlain() {
        return switch (this) {
            case DECODE, OURS, OURS_EXACTLY_ONCE -> false;
            case PLAIN_ROCKSDB,
                    PLAIN_ROCKSDB_EXACTLY_ONCE,
                    PLAIN_MEMORY,
                    PLAIN_MEMORY_EXACTLY_ONCE ->
                    true;
        };
    }

    boolean isExactlyOnce() {
        return guarantee == ProcessingGuarantee.EXACTLY_ONCE_V2;
    }

    /** As {@code --only} names it. */
    String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Starts to read; returns when it does.
     *
     * @param kafka Kafka's address
     * @param group the consumer group, which is also the application's id
     * @param folder for what it keeps
     */
    AutoCloseable start(String kafka, String group, Path folder) {
        return switch (this) {
            case DECODE -> DecodingConsumer.start(kafka, group, RecordingTopics.WHOLE);
            case OURS, OURS_EXACTLY_ONCE -> ours(kafka, group, folder);
            case PLAIN_ROCKSDB, PLAIN_ROCKSDB_EXACTLY_ONCE -> plain(kafka, group, folder, false);
            case PLAIN_MEMORY, PLAIN_MEMORY_EXACTLY_ONCE -> plain(kafka, group, folder, true);
        };
    }

    private StreamProcessing ours(String kafka, String group, Path folder) {
        StreamProcessingConfig usual = StreamProcessingConfig.of(kafka, folder);
        StreamProcessingConfig config =
                new StreamProcessingConfig(
                        kafka,
                        folder,
                        group,
                        1,
                        usual.lateness(),
                        guarantee,
                        1,
                        usual.commitInterval(),
                        usual.tellInterval(),
                        usual.summaryInterval(),
                        usual.trackMemory());
        StreamProcessing streams = StreamProcessing.start(config, Clock.systemUTC());
        streams.awaitRunning(RUNNING);
        return streams;
    }

    private AutoCloseable plain(String kafka, String group, Path folder, boolean inMemory) {
        Store store = Inputs.store(RecordingTopics.SCENARIO);
        return PlainRun.start(kafka, group, folder, store, guarantee, inMemory);
    }
}
