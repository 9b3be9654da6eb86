package org.aisleflow.sim.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoapLinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(8, Thread.ofVirtual().factory());
    private final CoapNetwork network = new CoapNetwork(timer);
    private final Tally tally = new Tally();
    private final List<Long> heard = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile Function<Long, ResponseCode> code = _ -> ResponseCode.CHANGED;
    private CoapGateway gateway;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        gateway = new CoapGateway(0, this::answer);
        network.start();
        CoapLink link =
                new CoapLink(
                        network.endpointFor(Letters.DEVICE),
                        "coap://127.0.0.1:%d/".formatted(gateway.port()),
                        4,
                        timer,
                        new SplittableRandom(1));
        mailbox = new Mailbox(Letters.DEVICE, link, 10_000_000, timer, (_, _) -> {}, tally);
        mailbox.open();
    }

    @AfterEach
    void close() {
        mailbox.close();
        network.close();
        gateway.close();
        timer.shutdownNow();
    }

    private Response answer(String path, byte[] payload) {
        long seq = Letters.seqIn(payload);
        Response response = new Response(code.apply(seq));
        if (response.getCode() == ResponseCode.CHANGED) {
            paths.add(path);
            heard.add(seq);
        } else {
            response.getOptions().setMaxAge(1);
        }
        return response;
    }

    private static Long[] upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toArray(Long[]::new);
    }

    private void put(long from, long to) {
        for (long seq = from; seq <= to; seq++) {
            mailbox.put(Letters.number(seq));
        }
    }

    @Test
    void everyMessageIsPostedToItsPath() {
        put(1, 100);

        await().atMost(PATIENCE).until(() -> mailbox.size() == 0);
        assertThat(heard).containsExactlyInAnyOrder(upTo(100));
        assertThat(paths).containsOnly("v1/s1/door-1/crossing");
        assertThat(tally.delivered()).isEqualTo(new Delivered(100, 0, 0));
    }

    @Test
    void aGatewayThatCannotStoreNowGetsTheMessageAgainLater() {
        code = _ -> ResponseCode.SERVICE_UNAVAILABLE;
        put(1, 3);
        await().during(Duration.ofMillis(300)).until(() -> mailbox.size() == 3);

        code = _ -> ResponseCode.CHANGED;

        await().atMost(PATIENCE).until(() -> mailbox.size() == 0);
        assertThat(heard).containsExactlyInAnyOrder(upTo(3));
    }

    @Test
    void aRefusedMessageIsCountedAndDoesNotHoldUpTheOthers() {
        code = seq -> seq == 2 ? ResponseCode.BAD_REQUEST : ResponseCode.CHANGED;

        put(1, 3);

        await().atMost(PATIENCE).until(() -> mailbox.size() == 0);
        assertThat(heard).containsExactlyInAnyOrder(1L, 3L);
        assertThat(tally.delivered()).isEqualTo(new Delivered(2, 1, 0));
    }

    @Test
    void afterARestartOfTheGatewayEverythingArrivesWithTheNumbersItHad() {
        put(1, 20);
        await().atMost(PATIENCE).until(() -> mailbox.size() == 0);
        int port = gateway.port();
        gateway.close();
        put(21, 30);

        gateway = new CoapGateway(port, this::answer);

        await().atMost(PATIENCE).until(() -> mailbox.size() == 0);
        assertThat(heard).contains(upTo(30));
    }
}
