package org.aisleflow.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.credentials.SealingKey;
import org.aisleflow.contracts.facts.StateFact;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Kafka and an API on free ports, and a client that has the token. */
final class RunningApi implements AutoCloseable {
    static final String TOKEN = "a-token-for-tests-only";

    final SealingKey sealingKey = SealingKey.generate(new SecureRandom());

    private final Path folder;
    private final Clock clock;
    private final EmbeddedKafka kafka;
    private final KafkaProducer<byte[], byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();
    private Api api;

    RunningApi(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        this.api = startApi();
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    void restartApi() {
        api.close();
        api = startApi();
    }

    private Api startApi() {
        return Api.start(
                new ApiConfig(
                        "127.0.0.1",
                        0,
                        TOKEN,
                        kafka.bootstrapServers(),
                        1,
                        new HistorySettings.Sqlite(folder.resolve("history.db")),
                        ApiConfig.DEFAULT_RETENTION,
                        ApiConfig.DEFAULT_GRACE,
                        sealingKey,
                        Map::of),
                clock);
    }

    void tell(CatalogEntry entry) {
        send(Topics.CATALOG, entry.key(), entry);
    }

    <F extends WindowFact> void tell(Topic<StoreId, F> topic, F fact) {
        send(topic, fact.store(), fact);
    }

    <F extends StateFact> void tellState(Topic<StateKey, F> topic, F fact) {
        send(topic, new StateKey(fact.store(), fact.subject()), fact);
    }

    <K, V> RecordMetadata send(Topic<K, V> topic, K key, V value) {
        try {
            return producer.send(
                            new ProducerRecord<>(
                                    topic.name(),
                                    topic.keys().serializer().serialize(topic.name(), key),
                                    topic.values().serializer().serialize(topic.name(), value)))
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** The newest value of a topic of one partition. */
    <V> V newest(Topic<?, V> topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic.name(), 0);
            consumer.assign(List.of(partition));
            consumer.endOffsets(List.of(partition))
                    .forEach((one, end) -> consumer.seek(one, end - 1));
            byte[] value = consumer.poll(Duration.ofSeconds(10)).iterator().next().value();
            return topic.values().deserializer().deserialize(topic.name(), value);
        }
    }

    HttpClient http() {
        return http;
    }

    URI uri(String path) {
        return URI.create(api.address() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return read(response.body());
    }

    HttpResponse<String> write(String method, String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    static JsonNode read(String json) {
        try {
            return Mappers.JSON.readTree(json);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(json, failure);
        }
    }

    @Override
    public void close() {
        producer.close();
        http.shutdownNow();
        api.close();
        kafka.close();
    }
}
