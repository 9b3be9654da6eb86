package org.aisleflow.benchmarks.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.credentials.SealedPreSharedKey;
import org.aisleflow.contracts.credentials.SealingKey;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What Kafka has to hold before a gateway lets the fleet in. */
final class Enrolment {
    private static final short ONE_REPLICA = 1;
    private static final String UNLIMITED = "1000000000";
    private static final Map<String, String> TIMES_OF_APPENDING =
            Map.of("message.timestamp.type", "LogAppendTime");

    private final String kafka;
    private final SealingKey sealingKey;
    private final Path sealingKeyFile;
    private final RandomGenerator random;

    private Enrolment(
            String kafka, SealingKey sealingKey, Path sealingKeyFile, RandomGenerator random) {
        this.kafka = kafka;
        this.sealingKey = sealingKey;
        this.sealingKeyFile = sealingKeyFile;
        this.random = random;
    }

    static Enrolment of(String kafka, Path folder, RandomGenerator random) throws IOException {
        SealingKey key = SealingKey.generate(random);
        Path file = Files.writeString(folder.resolve("sealing.key"), key.text());
        return new Enrolment(kafka, key, file, random);
    }

    /** Makes the topics, the store and the credentials of the devices with these identities. */
    void prepare(List<String> identities) throws ExecutionException, InterruptedException {
        makeTopics();
        Store store = Shop.catalogEntry();
        send(Topics.CATALOG, Map.of(store.key(), store));
        Map<StateKey, DeviceCredentials> credentials = new HashMap<>();
        for (String identity : identities) {
            DeviceId device = DeviceId.of(identity.split("/")[1]);
            credentials.put(
                    new StateKey(Shop.STORE, device.value()),
                    new DeviceCredentials(
                            Shop.STORE, device, List.of(sealed(identity)), Instant.now()));
        }
        send(Topics.CREDENTIALS, credentials);
    }

    private SealedPreSharedKey sealed(String identity) {
        byte[] key = CoapFleet.KEY.getBytes(StandardCharsets.US_ASCII);
        return new SealedPreSharedKey(identity, sealingKey.seal(key, identity, random), null);
    }

    private void makeTopics() throws ExecutionException, InterruptedException {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic<?, ?> topic :
                List.of(Topics.REJECTED, Topics.REPLAYS, Topics.CATALOG, Topics.CREDENTIALS)) {
            topics.add(topic.request(1, ONE_REPLICA));
        }
        List<String> timed = new ArrayList<>(Arena.CAMEL_TOPICS);
        timed.add(Topics.TELEMETRY.name());
        for (String name : timed) {
            topics.add(new NewTopic(name, 1, ONE_REPLICA).configs(TIMES_OF_APPENDING));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(topics).all().get();
        }
    }

    private <K, V> void send(Topic<K, V> topic, Map<K, ? extends V> entries) {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        topic.keys().serializer(),
                        topic.values().serializer())) {
            entries.forEach(
                    (key, value) -> producer.send(new ProducerRecord<>(topic.name(), key, value)));
        }
    }

    /** A gateway's settings: as it comes, but for quotas, which are not what is measured. */
    Map<String, String> gatewaySettings(Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put("dataFolder", folder.toString());
        settings.put("kafka", kafka);
        settings.put("kafkaPartitions", "1");
        settings.put("mqttPort", "0");
        settings.put("coapPort", "0");
        settings.put("coapsPort", "0");
        settings.put("insecureDevices", "true");
        settings.put("sealingKeyFile", sealingKeyFile.toString());
        settings.put("messagesPerSecond", UNLIMITED);
        settings.put("bytesPerSecond", UNLIMITED);
        settings.put("connectsPerSecond", UNLIMITED);
        settings.put("minimumFreeDiskBytes", "67108864");
        return settings;
    }
}
