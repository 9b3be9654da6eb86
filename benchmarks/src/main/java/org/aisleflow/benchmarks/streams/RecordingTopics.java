package org.aisleflow.benchmarks.streams;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.aisleflow.benchmarks.plain.PlainTopology;
import org.aisleflow.benchmarks.process.Inputs;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topics that are read: the catalog, the whole recording, and its beginning; before each the
 * same as of the day before, for the compiler to warm up.
 */
final class RecordingTopics {
    /** All of the recording. */
    static final String WHOLE = Topics.TELEMETRY.name();

    /** Its beginning, for those who would need minutes for all of it. */
    static final String PART = "bench.telemetry.part";

    /** What is recorded. */
    static final String SCENARIO = "supermarket";

    private final String kafka;

    RecordingTopics(String kafka) {
        this.kafka = kafka;
    }

    /**
     * Makes the topics and fills them.
     *
     * @param recording what is told
     * @param partMessages how many messages the beginning has
     * @return how much the beginning is
     */
    Recording.Part load(Recording recording, long partMessages)
            throws InterruptedException, IOException {
        new Inputs(kafka).loadCatalog(SCENARIO);
        makeOtherTopics();
        fill(WHOLE, recording, Long.MAX_VALUE);
        return fill(PART, recording, partMessages);
    }

    private void makeOtherTopics() throws InterruptedException {
        List<NewTopic> topics =
                Stream.concat(Stream.of(PART), PlainTopology.OUTPUTS.stream())
                        .map(name -> new NewTopic(name, 1, (short) 1))
                        .toList();
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Kafka did not make the topics", failure);
        }
    }

    private Recording.Part fill(String topic, Recording recording, long messages)
            throws IOException {
        // As the gateway writes.
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka,
                                ProducerConfig.LINGER_MS_CONFIG,
                                5,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                128 << 10,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            recording.read(
                    messages,
                    (key, value) ->
                            producer.send(
                                    new ProducerRecord<>(
                                            topic, key, Recording.theDayBefore(value))));
            return recording.read(
                    messages,
                    (key, value) -> producer.send(new ProducerRecord<>(topic, key, value)));
        }
    }
}
