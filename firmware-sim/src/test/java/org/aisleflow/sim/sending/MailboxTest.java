package org.aisleflow.sim.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final Answer LOST = new Answer.TryAgain("lost", Duration.ZERO);
    private static final int LETTER_BYTES = Letters.number(1).payload().length;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Long> forgotten = new CopyOnWriteArrayList<>();
    private final Tally tally = new Tally();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private Mailbox mailbox(Link link, long mostBytes) {
        Mailbox mailbox =
                new Mailbox(
                        "s1/door-1",
                        link,
                        mostBytes,
                        timer,
                        (letter, _) -> forgotten.add(letter.numbering().seq()),
                        tally);
        mailbox.open();
        return mailbox;
    }

    private static void put(Mailbox mailbox, long from, long to) {
        for (long seq = from; seq <= to; seq++) {
            mailbox.put(Letters.number(seq));
        }
    }

    @Test
    void sendsInOrderAsManyAsMayBeOnTheirWay() {
        FakeLink link = new FakeLink(3);
        Mailbox mailbox = mailbox(link, 1_000_000);

        put(mailbox, 1, 5);
        await().untilAsserted(() -> assertThat(link.sent()).containsExactly(1L, 2L, 3L));
        link.answerAll(new Answer.Stored());

        await().untilAsserted(() -> assertThat(link.sent()).containsExactly(1L, 2L, 3L, 4L, 5L));
        assertThat(forgotten).containsExactly(1L, 2L, 3L);
        assertThat(tally.delivered()).isEqualTo(new Delivered(3, 0, 0));
    }

    @Test
    void sendsAgainInOrderWithTheSameNumbersWhatWasLost() {
        FakeLink link = new FakeLink(3);
        Mailbox mailbox = mailbox(link, 1_000_000);
        put(mailbox, 1, 3);
        await().until(() -> link.sent().size() == 3);

        link.answerAll(LOST);

        await().untilAsserted(
                        () -> assertThat(link.sent()).containsExactly(1L, 2L, 3L, 1L, 2L, 3L));
        link.answerAll(new Answer.Stored());
        assertThat(mailbox.size()).isZero();
        assertThat(tally.delivered()).isEqualTo(new Delivered(3, 0, 0));
    }

    @Test
    void whoeverWaitsForAFullMailboxGoesOnWhenItEmpties() {
        FakeLink link = new FakeLink(10);
        Mailbox mailbox = mailbox(link, 1_000_000);
        put(mailbox, 1, 6);
        await().until(() -> link.sent().size() == 6);

        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> waitFor(mailbox));
        assertThat(waiting).isNotDone();
        link.answerAll(new Answer.Stored());

        await().until(waiting::isDone);
        assertThat(mailbox.size()).isZero();
    }

    private static void waitFor(Mailbox mailbox) {
        try {
            mailbox.awaitFewerThan(4);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void waitsWhileThereIsNoWay() {
        FakeLink link = new FakeLink(0);
        Mailbox mailbox = mailbox(link, 1_000_000);
        put(mailbox, 1, 2);
        assertThat(mailbox.size()).isEqualTo(2);

        link.widen(10);

        await().untilAsserted(() -> assertThat(link.sent()).containsExactly(1L, 2L));
    }

    @Test
    void aFullMemoryGivesUpTheOldestAndCountsThem() {
        FakeLink link = new FakeLink(0);
        Mailbox mailbox = mailbox(link, 3L * LETTER_BYTES);

        put(mailbox, 1, 5);

        assertThat(mailbox.size()).isEqualTo(3);
        assertThat(forgotten).containsExactly(1L, 2L);
        assertThat(tally.delivered()).isEqualTo(new Delivered(0, 0, 2));
        link.widen(10);
        await().untilAsserted(() -> assertThat(link.sent()).containsExactly(3L, 4L, 5L));
    }

    @Test
    void whatTheGatewayRefusesForGoodIsNotSentAgain() {
        FakeLink link = new FakeLink(3);
        Mailbox mailbox = mailbox(link, 1_000_000);
        put(mailbox, 1, 1);
        await().until(() -> link.sent().size() == 1);

        link.answerAll(new Answer.Refused("4.00"));

        assertThat(mailbox.size()).isZero();
        assertThat(tally.delivered()).isEqualTo(new Delivered(0, 1, 0));
    }
}
