package org.aisleflow.api.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aisleflow.api.Samples;
import org.aisleflow.api.history.InMemoryHistory;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.topics.MissingTopics;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class FactsToHistoryIT {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void losesNothingWhileHistoryIsAway() throws Exception {
        var history = new InMemoryHistory();
        history.goAway();
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            var settings = new KafkaSettings(kafka.bootstrapServers(), 1);
            MissingTopics.make(kafka.bootstrapServers(), Topics.all(), 1, Duration.ofSeconds(30));
            produce(settings, 1, 1, 2, 3);
            try (var carrier = start(settings, history)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> carrier.trouble() != null);
                assertThat(committed(settings)).isZero();

                history.comeBack();

                await().atMost(Duration.ofSeconds(30)).until(() -> committed(settings) == 4);
                assertThat(carrier.trouble()).isNull();
                assertThat(history.footfall())
                        .extracting(FootfallWindow::in)
                        .containsExactly(1L, 2L, 3L);
            }
            produce(settings, 4);
            var fresh = new InMemoryHistory();
            try (var carrier = start(settings, fresh)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> committed(settings) == 5);
                assertThat(carrier.trouble()).isNull();
            }
            assertThat(fresh.footfall()).extracting(FootfallWindow::in).containsExactly(4L);
        }
    }

    private static FactsToHistory start(KafkaSettings settings, InMemoryHistory history) {
        return FactsToHistory.start(
                settings,
                history,
                Duration.ofDays(400),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }

    /** One window a number, each with that many people: the same number is the same window. */
    private static void produce(KafkaSettings settings, int... numbers) throws Exception {
        var topic = Topics.FOOTFALL;
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", settings.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int number : numbers) {
                FootfallWindow fact = Samples.footfall(NOON.plusSeconds(60L * number), number, 0);
                producer.send(
                                new ProducerRecord<>(
                                        topic.name(),
                                        topic.keys().serializer().serialize("", fact.store()),
                                        topic.values().serializer().serialize("", fact)))
                        .get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static long committed(KafkaSettings settings) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
            var offsets =
                    admin.listConsumerGroupOffsets(FactsToHistory.GROUP)
                            .partitionsToOffsetAndMetadata()
                            .get(10, TimeUnit.SECONDS);
            var offset = offsets.get(new TopicPartition(Topics.FOOTFALL.name(), 0));
            return offset == null ? 0 : offset.offset();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
