package org.aisleflow.contracts.topics;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;

/**
 * A Kafka topic as a value.
 *
 * @param name its name
 * @param keys how keys are written
 * @param values how values are written
 * @param configuration the topic's own settings, in Kafka's names
 * @param <K> the keys
 * @param <V> the values
 */
public record Topic<K, V>(
        String name, Serde<K> keys, Serde<V> values, Map<String, String> configuration) {
    /** Takes a copy. */
    public Topic {
        configuration = Map.copyOf(configuration);
    }

    /**
     * What to ask a broker for.
     *
     * @param partitions the number of partitions, the same for all topics of an installation
     * @param replicas the number of copies
     * @return the request
     */
    public NewTopic request(int partitions, short replicas) {
        return new NewTopic(name, partitions, replicas).configs(configuration);
    }
}
