package org.aisleflow.api.facts;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param partitions number of partitions of topics that are missing and therefore made; the same
 *     for all topics of an installation
 */
public record KafkaSettings(String bootstrapServers, int partitions) {
    /** Checks both. */
    public KafkaSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("Kafka's bootstrapServers is empty");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "partitions is %d, it must be 1 or more".formatted(partitions));
        }
    }
}
