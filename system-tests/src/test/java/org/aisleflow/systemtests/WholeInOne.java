package org.aisleflow.systemtests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.aisleflow.api.Api;
import org.aisleflow.api.ApiConfig;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.topics.MissingTopics;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.aisleflow.gateway.Gateway;
import org.aisleflow.gateway.GatewayConfig;
import org.aisleflow.gateway.GatewayCounters;
import org.aisleflow.streams.StreamProcessing;
import org.aisleflow.streams.StreamProcessingConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** All parts in the JVM of the test, by a clock that the test chooses. */
final class WholeInOne implements AutoCloseable {
    static final String TOKEN = "token-of-the-whole-in-one";

    private static final int PARTITIONS = 1;

    /** Which trails are one person's is looked at every ten seconds, and told two seconds later. */
    private static final Duration FLOOR_TOLD = Duration.ofSeconds(13);

    private static final Duration LOOKS = Duration.ofMillis(500);
    private static final String STREAMS = "aisleflow-streams";
    private static final String HISTORY = "aisleflow-api-history";
    private static final Duration LATENESS = Duration.ofDays(35);

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final Clock clock;
    private final Duration patience;
    private final String kafka;
    private final Gateway gateway;
    private final Api api;

    private WholeInOne(
            Path folder, Clock clock, Collection<CatalogEntry> catalog, Duration patience) {
        this.clock = clock;
        this.patience = patience;
        kafka =
                add(EmbeddedKafka.start(folder.resolve("kafka"), 0), EmbeddedKafka::close)
                        .bootstrapServers();
        enter(catalog);
        gateway =
                add(
                        Gateway.start(
                                GatewayConfig.read(
                                        Map.of(
                                                "dataFolder",
                                                folder.resolve("gateway").toString(),
                                                "kafka",
                                                kafka,
                                                "kafkaPartitions",
                                                "1",
                                                "mqttPort",
                                                "0",
                                                "coapPort",
                                                "0",
                                                "insecureDevices",
                                                "true")),
                                clock),
                        Gateway::close);
        StreamProcessing streams =
                add(
                        StreamProcessing.start(
                                StreamProcessingConfig.of(kafka, folder.resolve("streams"))
                                        .withPartitions(PARTITIONS)
                                        .withLateness(LATENESS),
                                clock),
                        StreamProcessing::close);
        streams.awaitRunning(patience);
        api =
                add(
                        Api.start(
                                ApiConfig.local(
                                        0,
                                        TOKEN,
                                        kafka,
                                        new HistorySettings.Sqlite(folder.resolve("history.db"))),
                                clock),
                        Api::close);
    }

    /**
     * Starts everything, with master data that is there from the beginning.
     *
     * @param folder for all that is kept
     * @param clock what time it is for all parts
     * @param catalog the master data
     * @param patience the longest that anything may take
     */
    static WholeInOne start(
            Path folder, Clock clock, Collection<CatalogEntry> catalog, Duration patience) {
        return new WholeInOne(folder, clock, catalog, patience);
    }

    private <T> T add(T part, Consumer<T> close) {
        parts.push(() -> close.accept(part));
        return part;
    }

    int mqttPort() {
        return gateway.mqttPort().orElseThrow();
    }

    int coapPort() {
        return gateway.coapPort();
    }

    private long written() {
        GatewayCounters counters = gateway.counters();
        return counters.accepted()
                + counters.refused().values().stream().mapToLong(Long::longValue).sum();
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + api.port());
    }

    /**
     * Waits until all that devices sent is in the API's answers.
     *
     * @param messages how many were acknowledged
     */
    void awaitComputed(long messages) {
        await("the gateway has written " + messages + " messages to Kafka")
                .atMost(patience)
                .until(() -> written() >= messages);
        ApiClient client = new ApiClient(api.port(), TOKEN);
        await("the ledger accounts for all of them")
                .atMost(patience)
                .pollInterval(LOOKS)
                .until(() -> {
                    // The gateway goes on to speak while the devices' ledgers are asked for.
                    long before = written();
                    return accounted(client) >= before;
                });
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            await("all that was written is computed and kept")
                    .atMost(patience)
                    .until(() -> lag(admin, STREAMS) + lag(admin, HISTORY) == 0);
        }
        String range =
                "from=%s&to=%s"
                        .formatted(
                                clock.instant().minus(Duration.ofDays(2)),
                                clock.instant().truncatedTo(ChronoUnit.MINUTES));
        AtomicReference<String> told = new AtomicReference<>("");
        await("the floor is looked at once more and says the same")
                .during(FLOOR_TOLD)
                .atMost(patience)
                .pollInterval(LOOKS)
                .until(() -> {
                    String now = floor(client, range);
                    return now.equals(told.getAndSet(now));
                });
    }

    private static String floor(ApiClient client, String range) {
        StringBuilder floor = new StringBuilder();
        for (JsonNode store : client.get("/api/v1/stores")) {
            for (String what : List.of("visits", "zones", "flows")) {
                floor.append(
                        client.get(
                                "/api/v1/stores/%s/%s?%s"
                                        .formatted(store.get("id").asText(), what, range)));
            }
        }
        return floor.toString();
    }

    /** Messages that the API can say of what became of them; so their minutes are covered, too. */
    private long accounted(ApiClient client) {
        String range =
                "from=%s&to=%s"
                        .formatted(clock.instant().minus(LATENESS), clock.instant().plus(LATENESS));
        long sum = 0;
        for (JsonNode device : client.get("/api/v1/fleet/devices")) {
            JsonNode ledger =
                    client.get(
                            "/api/v1/fleet/devices/%s/ledger?store=%s&%s"
                                    .formatted(
                                            device.get("device").asText(),
                                            device.get("store").asText(),
                                            range));
            sum += ledger.get("accepted").asLong() + ledger.get("duplicates").asLong();
            sum += ledger.get("expired").asLong();
            for (JsonNode refused : ledger.get("rejected")) {
                sum += refused.asLong();
            }
        }
        return sum;
    }

    private static long lag(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        read.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(wanted).all().get();
        return read.isEmpty()
                ? 1
                : read.entrySet().stream()
                        .mapToLong(part ->
                                Objects.requireNonNull(ends.get(part.getKey())).offset()
                                        - part.getValue().offset())
                        .sum();
    }

    private void enter(Collection<CatalogEntry> catalog) {
        try (KafkaProducer<String, CatalogEntry> producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                        Topics.CATALOG.keys().serializer(),
                        Topics.CATALOG.values().serializer())) {
            MissingTopics.make(kafka, Topics.all(), PARTITIONS, patience);
            catalog.forEach(entry ->
                    producer.send(new ProducerRecord<>(Topics.CATALOG.name(), entry.key(), entry)));
            producer.flush();
        } catch (Exception notEntered) {
            throw new IllegalStateException("the catalog could not be entered", notEntered);
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().run();
        }
    }
}
