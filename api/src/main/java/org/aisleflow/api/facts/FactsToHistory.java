package org.aisleflow.api.facts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.HistoryUnavailableException;
import org.aisleflow.api.history.Refused;
import org.aisleflow.contracts.facts.WindowFact;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries window facts from Kafka into history, on a thread of its own. Offsets are committed after
 * the write, so that a fact is written at least once; writing it again changes nothing. While
 * history is away nothing is committed and nothing more is read.
 */
public final class FactsToHistory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FactsToHistory.class);
    static final String GROUP = "aisleflow-api-history";
    private static final int MOST_RECORDS = 5_000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FORGETTING = Duration.ofHours(6);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final History history;
    private final Duration retention;
    private final Clock clock;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final Counter written;
    private final Counter lost;
    private Instant nextForgetting;
    private volatile boolean stopping;
    private volatile @Nullable String trouble;

    private FactsToHistory(
            KafkaSettings settings,
            History history,
            Duration retention,
            Clock clock,
            MeterRegistry meters) {
        this.history = history;
        this.retention = retention;
        this.clock = clock;
        this.nextForgetting = clock.instant();
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                settings.bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                GROUP,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                MOST_RECORDS),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.written = meters.counter("aisleflow.history.written");
        this.lost = meters.counter("aisleflow.history.refused");
        this.thread = Thread.ofPlatform().name("facts-to-history").unstarted(this::run);
    }

    /**
     * Starts to carry.
     *
     * @param settings where Kafka is
     * @param history where to; stays the caller's to close, after this
     * @param retention how long history keeps what it has
     * @param clock tells what is old
     * @param meters counts what was written and what was refused
     * @return the running carrier
     */
    public static FactsToHistory start(
            KafkaSettings settings,
            History history,
            Duration retention,
            Clock clock,
            MeterRegistry meters) {
        var carrier = new FactsToHistory(settings, history, retention, clock, meters);
        carrier.thread.start();
        return carrier;
    }

    /**
     * Says what keeps facts from history.
     *
     * @return a sentence, or null if nothing does
     */
    public @Nullable String trouble() {
        String now = trouble;
        return now == null && lost.count() > 0
                ? "%.0f facts were refused since the start; the log names them"
                        .formatted(lost.count())
                : now;
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(WindowFacts.topics());
            while (!stopping) {
                carry(consumer.poll(POLL));
                forgetWhatIsOld();
            }
        } catch (WakeupException _) {
            // Woken to stop.
        } catch (RuntimeException bug) {
            trouble = "history is no longer written: " + bug;
            LOG.error("facts are no longer carried into history", bug);
        }
    }

    private void carry(ConsumerRecords<byte[], byte[]> polled) {
        if (polled.isEmpty()) {
            return;
        }
        Map<WindowFacts.Identity, WindowFact> facts = new LinkedHashMap<>();
        addTo(facts, polled);
        Duration pause = FIRST_PAUSE;
        while (!written(facts.values())) {
            // Polling keeps us in the group; paused, it brings nothing but what a rebalance adds.
            consumer.pause(consumer.assignment());
            addTo(facts, consumer.poll(pause));
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
        }
        consumer.resume(consumer.paused());
        commit();
    }

    private void addTo(
            Map<WindowFacts.Identity, WindowFact> facts, ConsumerRecords<byte[], byte[]> polled) {
        for (ConsumerRecord<byte[], byte[]> message : polled) {
            WindowFact fact = read(message);
            if (fact != null) {
                facts.put(WindowFacts.Identity.of(fact), fact);
            }
        }
    }

    private @Nullable WindowFact read(ConsumerRecord<byte[], byte[]> message) {
        try {
            return WindowFacts.read(message);
        } catch (SerializationException notOurs) {
            lost.increment();
            LOG.error(
                    "a fact cannot be read, topic={} partition={} offset={}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    notOurs);
            return null;
        }
    }

    private boolean written(Collection<WindowFact> facts) {
        try {
            List<Refused> refused = history.write(new ArrayList<>(facts));
            for (Refused one : refused) {
                lost.increment();
                LOG.error("history refuses a fact, fact={} reason={}", one.fact(), one.why());
            }
            written.increment(facts.size() - refused.size());
            trouble = null;
            return true;
        } catch (HistoryUnavailableException away) {
            if (trouble == null) {
                LOG.warn("facts wait in Kafka until history is back: {}", away.getMessage());
            }
            trouble = away.getMessage();
            return false;
        }
    }

    private void forgetWhatIsOld() {
        Instant now = clock.instant();
        if (now.isBefore(nextForgetting)) {
            return;
        }
        nextForgetting = now.plus(FORGETTING);
        try {
            history.forgetBefore(now.minus(retention));
        } catch (HistoryUnavailableException away) {
            LOG.warn("what is old stays in history for now: {}", away.getMessage());
        }
    }

    private void commit() {
        try {
            consumer.commitSync();
        } catch (CommitFailedException | RebalanceInProgressException moved) {
            LOG.info(
                    "written facts will be written again by whoever has them now: {}",
                    moved.getMessage());
        } catch (WakeupException stop) {
            throw stop;
        } catch (KafkaException away) {
            LOG.warn(
                    "offsets could not be committed, facts may be written again: {}",
                    away.getMessage());
        }
    }

    @Override
    public void close() {
        stopping = true;
        consumer.wakeup();
        try {
            thread.join(STOP_TIMEOUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
