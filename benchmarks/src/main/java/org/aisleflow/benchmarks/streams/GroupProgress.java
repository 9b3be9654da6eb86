package org.aisleflow.benchmarks.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group is, by the offsets that it has committed. */
final class GroupProgress implements AutoCloseable {
    /** The end of a topic that is written in transactions is a mark that nobody reads. */
    private static final long MARKS = 5;

    private final Admin admin;
    private final String group;

    GroupProgress(String kafka, String group) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
        this.group = group;
    }

    /** The next offset of every partition that the group has committed, its own topics included. */
    Map<TopicPartition, Long> committed() throws InterruptedException {
        try {
            Map<TopicPartition, Long> committed = new HashMap<>();
            Map<TopicPartition, OffsetAndMetadata> known =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            known.forEach((partition, offset) -> {
                if (offset != null) {
                    committed.put(partition, offset.offset());
                }
            });
            return committed;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Kafka does not say how far they are", failure);
        }
    }

    /** Whether everything is read: all of the input, and all that it was made to on the way. */
    boolean isDone(TopicPartition input, long messages) throws InterruptedException {
        Map<TopicPartition, Long> committed = committed();
        if (committed.getOrDefault(input, 0L) < messages) {
            return false;
        }
        try {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
            var ends = admin.listOffsets(wanted).all().get();
            return ends.entrySet().stream()
                    .allMatch(end ->
                            end.getValue().offset() - committed.getOrDefault(end.getKey(), 0L)
                                    <= MARKS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Kafka does not say where its topics end", failure);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
