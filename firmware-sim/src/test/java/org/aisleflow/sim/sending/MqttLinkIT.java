package org.aisleflow.sim.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.LongStream;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttLinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private static Path folder = Path.of("");

    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(8, Thread.ofVirtual().factory());
    private final Tally tally = new Tally();
    private Mosquitto broker;
    private Wire wire;
    private MqttListener listener;
    private Mailbox mailbox;

    @BeforeEach
    void connect() throws Exception {
        broker = Mosquitto.start(folder);
        wire = new Wire(broker.port());
        listener = new MqttListener(broker.port(), (_, _) -> {});
        MqttLink link =
                new MqttLink(
                        "tcp://127.0.0.1:" + wire.port(),
                        Letters.DEVICE,
                        50,
                        timer,
                        new SplittableRandom(1));
        mailbox = new Mailbox(Letters.DEVICE, link, 10_000_000, timer, (_, _) -> {}, tally);
        mailbox.open();
    }

    @AfterEach
    void disconnect() throws Exception {
        mailbox.close();
        listener.close();
        wire.close();
        broker.close();
        timer.shutdownNow();
    }

    private List<Long> numbers() {
        return listener.heard().stream().map(m -> Letters.seqIn(m.getPayload())).toList();
    }

    private static Long[] upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toArray(Long[]::new);
    }

    @Test
    void messagesArriveInOrderWithTheirContentType() {
        for (long seq = 1; seq <= 500; seq++) {
            mailbox.put(Letters.number(seq));
        }

        await().atMost(PATIENCE).until(() -> numbers().size() == 500 && mailbox.size() == 0);
        assertThat(numbers()).containsExactly(upTo(500));
        MqttMessage first = listener.heard().getFirst();
        assertThat(first.getQos()).isEqualTo(1);
        assertThat(first.getProperties().getContentType()).isEqualTo("application/json");
        assertThat(tally.delivered()).isEqualTo(new Delivered(500, 0, 0));
    }

    @Test
    void afterCutsEverythingArrivesWithTheNumbersItHad() {
        for (long seq = 1; seq <= 2_000; seq++) {
            mailbox.put(Letters.number(seq));
        }
        for (int cut = 1; cut <= 3; cut++) {
            int reached = cut * 300;
            await().atMost(PATIENCE).until(() -> numbers().size() >= reached);
            wire.cut();
            mailbox.put(Letters.number(2_000 + cut));
            wire.mend();
        }

        await().atMost(PATIENCE).until(() -> mailbox.size() == 0);
        assertThat(numbers()).contains(upTo(2_003));
        assertThat(tally.delivered()).isEqualTo(new Delivered(2_003, 0, 0));
    }

    @Test
    void withoutAnybodyToKeepItAMessageIsNotDelivered() throws Exception {
        listener.close();
        mailbox.put(Letters.number(1));
        await().during(Duration.ofMillis(500)).until(() -> mailbox.size() == 1);

        listener = new MqttListener(broker.port(), (_, _) -> {});

        await().atMost(PATIENCE).until(() -> mailbox.size() == 0);
        assertThat(numbers()).containsExactly(1L);
    }
}
