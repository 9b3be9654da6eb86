package org.aisleflow.streams;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes telemetry as the gateway does. */
final class Producing implements AutoCloseable {
    private final KafkaProducer<StoreId, Envelope> producer;
    private final KafkaProducer<String, CatalogEntry> catalog;
    private final Set<Numbering> sent = new HashSet<>();

    Producing(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        2,
                        "max.request.size",
                        8 << 20);
        producer =
                new KafkaProducer<>(
                        settings,
                        Topics.TELEMETRY.keys().serializer(),
                        Topics.TELEMETRY.values().serializer());
        catalog =
                new KafkaProducer<>(
                        settings,
                        Topics.CATALOG.keys().serializer(),
                        Topics.CATALOG.values().serializer());
    }

    void send(Envelope envelope) {
        sent.add(envelope.numbering());
        producer.send(new ProducerRecord<>(Topics.TELEMETRY.name(), envelope.store(), envelope));
    }

    void send(CatalogEntry entry) {
        catalog.send(new ProducerRecord<>(Topics.CATALOG.name(), entry.key(), entry));
    }

    void flush() {
        catalog.flush();
        producer.flush();
    }

    /** How many different messages were sent. */
    int distinct() {
        return sent.size();
    }

    @Override
    public void close() {
        producer.close();
        catalog.close();
    }
}
