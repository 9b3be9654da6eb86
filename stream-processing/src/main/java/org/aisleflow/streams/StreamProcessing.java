package org.aisleflow.streams;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aisleflow.contracts.topics.MissingTopics;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.stages.FactTopology;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stream-processing, running: reads telemetry, dead letters and catalog from Kafka, and writes
 * facts. Thread-safe.
 */
public final class StreamProcessing implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(StreamProcessing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    // Counts down when it runs for the first time, or never will.
    private final CountDownLatch started;
    private final StateFolder folder;
    private final ThreadRescue rescue;
    private final Tallies tallies;

    private StreamProcessing(
            KafkaStreams streams,
            CountDownLatch started,
            StateFolder folder,
            ThreadRescue rescue,
            Tallies tallies) {
        this.streams = streams;
        this.started = started;
        this.folder = folder;
        this.rescue = rescue;
        this.tallies = tallies;
    }

    /**
     * Makes the topics that are missing and starts computing; returns before the state is restored,
     * see {@link #isRunning}.
     *
     * @param config the settings
     * @param clock tells when threads were lost
     * @throws IllegalStateException with a sentence for people if Kafka does not answer or another
     *     process uses the folder
     */
    public static StreamProcessing start(StreamProcessingConfig config, Clock clock) {
        StateFolder folder = StateFolder.open(config.stateDir());
        try {
            makeTopics(config);
            Tallies tallies = new Tallies();
            ThreadRescue rescue = new ThreadRescue(clock, config.threads());
            KafkaStreams streams =
                    new KafkaStreams(
                            FactTopology.of(config, tallies),
                            KafkaSettings.of(config, folder.instance()));
            streams.setUncaughtExceptionHandler(rescue);
            CountDownLatch started = new CountDownLatch(1);
            streams.setStateListener((now, before) -> {
                LOGGER.info("Stream-processing: state={} before={}", now, before);
                if (now == KafkaStreams.State.RUNNING || now.hasCompletedShutdown()) {
                    started.countDown();
                }
            });
            streams.start();
            return new StreamProcessing(streams, started, folder, rescue, tallies);
        } catch (RuntimeException | Error failure) {
            folder.close();
            throw failure;
        }
    }

    /** Whether everything is restored and computing. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /**
     * Waits until everything is restored and computing.
     *
     * @param longest how long to wait at most
     * @throws IllegalStateException with the reason, if it does not come to that in time
     */
    public void awaitRunning(Duration longest) {
        try {
            boolean decided = started.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (!decided || health().status() == Health.Status.DOWN) {
                throw new IllegalStateException(
                        "stream-processing does not run after %s: %s"
                                .formatted(longest, health().reason()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }

    /** How it is, with the reason if it is not well. */
    public Health health() {
        KafkaStreams.State state = streams.state();
        Health.Status status =
                switch (state) {
                    case RUNNING -> Health.Status.UP;
                    case CREATED, REBALANCING -> Health.Status.STARTING;
                    case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Health.Status.DOWN;
                };
        String reason =
                switch (status) {
                    case UP -> rescue.lastFailure();
                    case STARTING -> "the state is being restored or shared out";
                    case DOWN -> "Kafka Streams is " + state + ". " + rescue.lastFailure();
                };
        return new Health(status, reason, rescue.lostThreads(), tallies.counted());
    }

    /** Commits what is computed and stops; returns when that is done, after 20 s at the latest. */
    @Override
    public void close() {
        // Those who go on get the partitions at once.
        CloseOptions leave =
                CloseOptions.groupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(LONGEST_CLOSE);
        if (!streams.close(leave)) {
            LOGGER.warn("Stream-processing did not stop within {}", LONGEST_CLOSE);
        }
        folder.close();
    }

    private static void makeTopics(StreamProcessingConfig config) {
        try {
            MissingTopics.make(
                    config.bootstrapServers(), Topics.all(), config.partitions(), PATIENCE);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka did not make the topics", refused.getCause());
        } catch (TimeoutException failure) {
            throw new IllegalStateException(
                    "Kafka at %s does not answer".formatted(config.bootstrapServers()), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", interrupted);
        }
    }
}
