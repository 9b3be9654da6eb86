package org.aisleflow.benchmarks.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.aisleflow.benchmarks.plain.PlainTopology;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.streams.ProcessingGuarantee;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;

/** The plain topology, running with one thread. */
record PlainRun(KafkaStreams streams) implements AutoCloseable {
    /** Results are seen as soon as ours: ours are told every 2 s. */
    private static final Duration COMMIT = Duration.ofSeconds(2);

    private static final Duration CLOSE = Duration.ofSeconds(10);

    static PlainRun start(
            String kafka,
            String group,
            Path folder,
            Store store,
            ProcessingGuarantee guarantee,
            boolean inMemory) {
        KafkaStreams streams =
                new KafkaStreams(
                        PlainTopology.of(RecordingTopics.PART, store, inMemory),
                        properties(kafka, group, folder, guarantee, inMemory));
        streams.start();
        return new PlainRun(streams);
    }

    static Properties properties(
            String kafka,
            String group,
            Path folder,
            ProcessingGuarantee guarantee,
            boolean inMemory) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee.text());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT.toMillis());
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        if (inMemory) {
            properties.put(
                    StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                    BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        }
        return properties;
    }

    @Override
    public void close() {
        streams.close(CLOSE);
    }
}
