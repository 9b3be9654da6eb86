package org.aisleflow.sim.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.sim.sending.Delivered;
import org.aisleflow.sim.sending.Destination;
import org.aisleflow.sim.sending.Mosquitto;
import org.aisleflow.sim.sending.MqttListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
    private record Heard(String topic, JsonNode payload) {}

    @TempDir private Path folder = Path.of("");

    @Test
    void rowsOfOneMomentAreOneFrameAndAStatusClosesTheCount() throws Exception {
        List<Heard> heard = new CopyOnWriteArrayList<>();
        Path file =
                Files.writeString(
                        folder.resolve("r.csv"),
                        "time,id,x,y\n1000,a,1,1\n1000,b,2,2\n1000.5,a,1.5,1\n1001,a,2,1\n");
        ReplayPlan plan =
                new ReplayPlan(
                        file,
                        Layout.usual(),
                        StoreId.of("shop"),
                        DeviceId.of("eye"),
                        Duration.ofDays(1),
                        10);

        try (Mosquitto broker = Mosquitto.start(folder);
                MqttListener _ =
                        new MqttListener(
                                broker.port(),
                                (topic, message) -> {
                                    String text = new String(message.getPayload(), UTF_8);
                                    heard.add(new Heard(topic, read(text)));
                                })) {
            Delivered delivered =
                    Replay.of(plan, Clock.systemUTC())
                            .send(
                                    Destination.gateway("127.0.0.1", broker.port(), 5683),
                                    folder.resolve("memory.bin"));

            assertThat(delivered).isEqualTo(new Delivered(4, 0, 0));
            await().until(() -> heard.size() == 4);
        }
        assertThat(heard)
                .extracting(Heard::topic)
                .containsOnly("aisleflow/v1/shop/eye/positions", "aisleflow/v1/shop/eye/status");
        assertThat(heard.getFirst().payload().get("tracks")).hasSize(2);
        assertThat(heard)
                .extracting(message -> message.payload().get("time").asText())
                .startsWith("1970-01-02T00:16:40Z", "1970-01-02T00:16:40.500Z");
        assertThat(heard.getLast().payload().get("sent").asLong()).isEqualTo(4);
    }

    private static JsonNode read(String text) {
        try {
            return Mappers.JSON.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
