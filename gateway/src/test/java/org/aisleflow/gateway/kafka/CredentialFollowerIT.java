package org.aisleflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.credentials.SecretHash;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.aisleflow.gateway.identity.CredentialTable;
import org.aisleflow.gateway.identity.Proof;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CredentialFollowerIT {
    private static final StoreId STORE = StoreId.of("s1");

    private final SecureRandom random = new SecureRandom();

    @Test
    void forgetsWhatTheTopicHasLost(@TempDir Path folder) throws Exception {
        Path copy = folder.resolve("credentials.json");
        Files.write(
                copy, Mappers.JSON.writeValueAsBytes(List.of(secretOf("kept"), secretOf("lost"))));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            String servers = kafka.bootstrapServers();
            new TopicSetup(servers, 1).start();
            send(servers, secretOf("kept"));
            CredentialTable table = new CredentialTable(Set.of(), null, Clock.systemUTC());
            try (CredentialFollower follower = new CredentialFollower(servers, table, copy)) {
                follower.readCopy();
                assertThat(isLetIn(table, "lost")).isTrue();

                follower.start();

                await().until(() -> !isLetIn(table, "lost"));
                assertThat(isLetIn(table, "kept")).isTrue();
                await().until(() -> !Files.readString(copy).contains("lost"));
                assertThat(copy).content().contains("kept");
            }
        }
    }

    private static boolean isLetIn(CredentialTable table, String device) {
        return table.bySecret("s1/" + device, "the-secret-of-" + device) instanceof Proof.Given;
    }

    private DeviceCredentials secretOf(String device) {
        return new DeviceCredentials(
                STORE,
                DeviceId.of(device),
                List.of(SecretHash.of("the-secret-of-" + device, random)),
                Instant.EPOCH);
    }

    private static void send(String servers, DeviceCredentials credentials) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers),
                        Topics.CREDENTIALS.keys().serializer(),
                        Topics.CREDENTIALS.values().serializer())) {
            StateKey key = new StateKey(STORE, credentials.device().value());
            producer.send(new ProducerRecord<>(Topics.CREDENTIALS.name(), key, credentials)).get();
        }
    }
}
