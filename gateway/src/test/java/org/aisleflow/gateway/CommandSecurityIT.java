package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.CommandDelivered;
import org.aisleflow.contracts.commands.Instruction;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.gateway.identity.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command reaches its addressee and nobody else. */
@Timeout(60)
class CommandSecurityIT {
    private static final StoreId OTHER_STORE = StoreId.of("s2");
    private static final String KEY = "the-pre-shared-key-of-door-1";

    @TempDir private Path folder = Path.of("");

    @Test
    void devicesOfOneIdInTwoStoresGetTheirOwnCommandsOnly() throws Exception {
        try (SecuredShop shop = SecuredShop.start(folder, TestShop.catalogEntry(), Map.of())) {
            shop.enrol("door-1", shop.secret("one"), shop.key("s1/door-1/1", KEY));
            enrolInTheOtherStore(shop);
            await().until(() -> isLetIn(shop, "s1/door-1", "one"));
            await().until(() -> isLetIn(shop, "s2/door-1", "two"));
            subscribe(shop, "door-1", "s1", "one", "-E").awaitEnd();
            Command first = send(shop, TestShop.STORE, "c-1");

            String stolen = subscribe(shop, "door-1", "s2", "two", "-W", "2").awaitEnd();

            assertThat(stolen).doesNotContain(first.id().value());
            assertThat(delivered(shop)).isEmpty();

            Command second = send(shop, OTHER_STORE, "c-2");
            String ofTheOther = subscribe(shop, "s2/door-1", "s2", "two", "-W", "2").awaitEnd();
            String ofTheFirst = subscribe(shop, "s1/door-1", "s1", "one", "-W", "2").awaitEnd();

            assertThat(ofTheOther).contains(second.id().value()).doesNotContain("c-1");
            assertThat(ofTheFirst).contains(first.id().value()).doesNotContain("c-2");
            await().until(() -> delivered(shop).size() == 2);

            othersAreRefusedOverCoap(shop);
        }
    }

    private static void othersAreRefusedOverCoap(SecuredShop shop) throws Exception {
        try (var device = CoapsDevice.withKey(shop.coapsPort(), "s1/door-1/1", KEY)) {
            send(shop, TestShop.STORE, "c-3");
            await().until(() -> device.get("/v1/s1/door-1/command").contains("c-3"));

            assertThat(device.get("/v1/s2/door-1/command")).startsWith("4.03");
            assertThat(device.get("/v1/s1/door-2/command")).startsWith("4.03");
        }
        assertThat(shop.noted(Refusal.FOREIGN_TOPIC)).isGreaterThanOrEqualTo(2);
    }

    private RealClient subscribe(
            SecuredShop shop, String clientId, String store, String secret, String... more)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("mosquitto_sub", "-V", "mqttv5"));
        int port = shop.gateway().mqttPort().orElseThrow();
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(port)));
        command.addAll(List.of("-q", "1", "-c", "-x", "600", "-i", clientId));
        command.addAll(List.of("-u", store + "/door-1", "-P", secret));
        command.addAll(List.of("-t", "aisleflow/v1/" + store + "/door-1/command"));
        command.addAll(List.of(more));
        return new RealClient(folder, command);
    }

    private static void enrolInTheOtherStore(SecuredShop shop) throws Exception {
        KafkaTopic.send(
                shop.kafka(),
                Topics.CREDENTIALS,
                new StateKey(OTHER_STORE, "door-1"),
                new DeviceCredentials(
                        OTHER_STORE,
                        DeviceId.of("door-1"),
                        List.of(shop.secret("two")),
                        Instant.now()));
    }

    private static boolean isLetIn(SecuredShop shop, String user, String secret) throws Exception {
        try (RawMqtt client = shop.plain()) {
            return client.connect(user, user, secret) == 0;
        }
    }

    private static Command send(SecuredShop shop, StoreId store, String id) throws Exception {
        Instant now = Instant.now();
        Command command =
                new Command(
                        store,
                        DeviceId.of("door-1"),
                        CommandId.of(id),
                        new Instruction.Restart(),
                        now,
                        now.plus(Duration.ofHours(1)));
        KafkaTopic.send(
                shop.kafka(), Topics.COMMANDS, new StateKey(store, command.subject()), command);
        return command;
    }

    private static List<CommandDelivered> delivered(SecuredShop shop) {
        return KafkaTopic.all(shop.kafka(), Topics.COMMANDS).stream()
                .filter(CommandDelivered.class::isInstance)
                .map(CommandDelivered.class::cast)
                .toList();
    }
}
