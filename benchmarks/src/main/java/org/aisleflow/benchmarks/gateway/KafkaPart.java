package org.aisleflow.benchmarks.gateway;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.aisleflow.embeddedkafka.EmbeddedKafka;

/** The Kafka that both the gateway and Camel write to. */
final class KafkaPart implements Part {
    private final EmbeddedKafka kafka;

    private KafkaPart(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    static KafkaPart start(Map<String, String> settings) {
        return new KafkaPart(
                EmbeddedKafka.start(
                        Path.of(Objects.requireNonNull(settings.get("folder"))),
                        Integer.parseInt(settings.getOrDefault("port", "0"))));
    }

    @Override
    public Map<String, String> ready() {
        String address = kafka.bootstrapServers();
        return Map.of("kafka", address.substring(address.indexOf(':') + 1));
    }

    @Override
    public void close() {
        kafka.close();
    }
}
