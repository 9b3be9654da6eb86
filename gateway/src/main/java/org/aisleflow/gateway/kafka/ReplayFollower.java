package org.aisleflow.gateway.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Replay;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.gateway.intake.Arrival;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts dead letters that people send again through the gateway, as if they had arrived now. Each is
 * done when what became of it is in Kafka; until then it is read again after a restart.
 */
public final class ReplayFollower implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ReplayFollower.class);

    /** Where the API writes which dead letter it is. */
    private static final String LETTER_HEADER = "dead-letter";

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final Forward forward;
    private final InstantSource clock;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /** Takes a replayed dead letter to Kafka. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Takes one.
         *
         * @param letter which dead letter it is; null if nobody says so
         * @param arrival what is in it now
         * @return completes when what became of it is in Kafka
         */
        CompletableFuture<Void> forward(@Nullable String letter, Arrival arrival);
    }

    /**
     * Makes the follower; {@link #start} starts it.
     *
     * @param bootstrapServers Kafka's addresses
     * @param forward takes each to Kafka
     * @param clock the gateway's clock
     */
    public ReplayFollower(String bootstrapServers, Forward forward, InstantSource clock) {
        this.bootstrapServers = bootstrapServers;
        this.forward = forward;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("gateway-replays").unstarted(this::run);
    }

    /** Begins to read, in the background; Kafka need not be there yet. */
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            // Interrupting it would leave it half closed.
            reading.wakeup();
        }
    }

    private void run() {
        while (!isClosing()) {
            try (KafkaConsumer<byte[], byte[]> fresh = newConsumer()) {
                consumer = fresh;
                fresh.subscribe(List.of(Topics.REPLAYS.name()));
                while (!isClosing()) {
                    forwardAll(fresh.poll(POLL));
                    fresh.commitSync();
                }
            } catch (WakeupException stopped) {
                return;
            } catch (KafkaException | CompletionException failure) {
                LOGGER.warn("Replays cannot be read, trying again: {}", failure.getMessage());
                pause();
            }
        }
    }

    private void forwardAll(ConsumerRecords<byte[], byte[]> polled) {
        List<CompletableFuture<Void>> forwarded = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> next : polled) {
            byte[] value = next.value();
            if (value != null) {
                forwardOne(letter(next), value, forwarded);
            }
        }
        CompletableFuture.allOf(forwarded.toArray(CompletableFuture<?>[]::new)).join();
    }

    private static @Nullable String letter(ConsumerRecord<byte[], byte[]> replay) {
        Header header = replay.headers().lastHeader(LETTER_HEADER);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private void forwardOne(
            @Nullable String letter, byte[] value, List<CompletableFuture<Void>> forwarded) {
        try {
            Replay replay =
                    Topics.REPLAYS
                            .values()
                            .deserializer()
                            .deserialize(Topics.REPLAYS.name(), value);
            forwarded.add(
                    forward.forward(
                            letter,
                            new Arrival(
                                    replay.source(),
                                    replay.contentType(),
                                    replay.payload(),
                                    Protocol.REPLAY,
                                    null,
                                    clock.instant())));
        } catch (SerializationException notOurs) {
            LOGGER.warn("A replay is ignored: {}", notOurs.getMessage());
        }
    }

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "aisleflow-gateway-replays",
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "aisleflow-gateway-replays",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        100,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }
}
