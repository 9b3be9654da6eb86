package org.aisleflow.benchmarks.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.topics.MissingTopics;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.sim.devices.ShopCatalog;
import org.aisleflow.sim.world.ScenarioReader;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topics, with the catalog of a scenario in them. */
public final class Inputs {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String kafka;

    /**
     * Prepares.
     *
     * @param kafka Kafka's address
     */
    public Inputs(String kafka) {
        this.kafka = kafka;
    }

    /**
     * A scenario's first store.
     *
     * @param scenario the scenario's name
     * @return the catalog's entry
     */
    public static Store store(String scenario) {
        return catalog(scenario).stream()
                .filter(Store.class::isInstance)
                .map(Store.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Makes all topics, each with one partition, and writes the catalog.
     *
     * @param scenario the scenario's name
     * @throws InterruptedException if interrupted while Kafka works
     */
    public void loadCatalog(String scenario) throws InterruptedException {
        try {
            MissingTopics.make(kafka, Topics.all(), 1, PATIENCE);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("Kafka did not make the topics", failure);
        }
        try (KafkaProducer<String, CatalogEntry> producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                        Topics.CATALOG.keys().serializer(),
                        Topics.CATALOG.values().serializer())) {
            catalog(scenario)
                    .forEach(entry ->
                            producer.send(
                                    new ProducerRecord<>(
                                            Topics.CATALOG.name(), entry.key(), entry)));
        }
    }

    private static List<CatalogEntry> catalog(String scenario) {
        return ShopCatalog.of(ScenarioReader.builtIn(scenario));
    }
}
