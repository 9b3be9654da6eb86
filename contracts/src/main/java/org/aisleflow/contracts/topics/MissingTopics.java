package org.aisleflow.contracts.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the topics that an installation lacks. Every program does so at its start, in any order.
 */
public final class MissingTopics {
    private static final short AS_THE_BROKERS_DO_BY_DEFAULT = -1;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private MissingTopics() {}

    /**
     * Makes those topics that do not exist, and leaves the others as they are. When it returns, all
     * of their partitions can be written to: a producer that begins earlier may have its first
     * records both taken and refused, and then tries them again without end.
     *
     * @param bootstrapServers Kafka's addresses, as host:port, separated by commas
     * @param topics the topics that are needed
     * @param partitions how many partitions a topic gets that is missing, at least 1
     * @param patience how long Kafka may take to answer
     * @throws TimeoutException if Kafka does not answer in time
     * @throws ExecutionException if Kafka refuses; the cause says why
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public static void make(
            String bootstrapServers,
            Collection<Topic<?, ?>> topics,
            int partitions,
            Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        long millis = patience.toMillis();
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) millis,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) millis);
        try (Admin admin = Admin.create(settings)) {
            var requests =
                    topics.stream()
                            .map(topic -> topic.request(partitions, AS_THE_BROKERS_DO_BY_DEFAULT))
                            .toList();
            for (KafkaFuture<Void> made : admin.createTopics(requests).values().values()) {
                await(made, millis);
            }
            awaitLeaders(admin, topics, millis);
        }
    }

    /** A broker may hear of a topic a little later than the controller that made it. */
    private static void awaitLeaders(Admin admin, Collection<Topic<?, ?>> topics, long millis)
            throws ExecutionException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            try {
                admin.listOffsets(ends(admin, topics, millis))
                        .all()
                        .get(millis, TimeUnit.MILLISECONDS);
                return;
            } catch (ExecutionException notYet) {
                if (!(notYet.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() - end > 0) {
                    throw notYet;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static Map<TopicPartition, OffsetSpec> ends(
            Admin admin, Collection<Topic<?, ?>> topics, long millis)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        admin.describeTopics(topics.stream().map(Topic::name).toList())
                .allTopicNames()
                .get(millis, TimeUnit.MILLISECONDS)
                .forEach((name, topic) ->
                        topic.partitions()
                                .forEach(partition ->
                                        ends.put(
                                                new TopicPartition(name, partition.partition()),
                                                OffsetSpec.latest())));
        return ends;
    }

    private static void await(KafkaFuture<Void> made, long millis)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            made.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }
}
