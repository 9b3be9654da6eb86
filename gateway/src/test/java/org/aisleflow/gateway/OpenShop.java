package org.aisleflow.gateway;

import java.nio.file.Path;
import java.util.Map;
import org.aisleflow.embeddedkafka.EmbeddedKafka;

/**
 * The test shop with a Kafka and a gateway that run.
 *
 * @param kafka has the topics and the catalog
 * @param gateway lets everybody in
 */
record OpenShop(EmbeddedKafka kafka, Gateway gateway) implements AutoCloseable {
    /** Opens it, with more settings of the gateway. */
    static OpenShop open(Path folder, Map<String, String> more) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        KafkaTopic.makeAll(kafka.bootstrapServers());
        KafkaTopic.put(kafka.bootstrapServers(), TestShop.catalogEntry());
        return new OpenShop(
                kafka, TestShop.gateway(folder.resolve("gateway"), kafka.bootstrapServers(), more));
    }

    @Override
    public void close() {
        gateway.close();
        kafka.close();
    }
}
