package org.aisleflow.api.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing. */
final class KafkaTopics {
    private static final int TIMEOUT_SECONDS = 60;

    private KafkaTopics() {}

    /** Every program may do this at its start, in any order. */
    static void make(KafkaSettings settings) {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                settings.bootstrapServers()))) {
            Set<String> existing =
                    admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing =
                    Topics.all().stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            // -1: as many copies as the brokers make by default.
                            .map(topic -> topic.request(settings.partitions(), (short) -1))
                            .toList();
            for (var made : admin.createTopics(missing).values().values()) {
                ignoreIfExists(made::get);
            }
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(
                    "Kafka at %s does not answer: %s"
                            .formatted(settings.bootstrapServers(), failure.getMessage()),
                    failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for Kafka", stopped);
        }
    }

    private static void ignoreIfExists(Answer answer)
            throws ExecutionException, InterruptedException {
        try {
            answer.await();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    private interface Answer {
        @org.jspecify.annotations.Nullable
        Object await() throws ExecutionException, InterruptedException;
    }
}
