package org.aisleflow.gateway;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.gateway.commands.CommandDesk;
import org.aisleflow.gateway.delivery.Delivery;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.intake.DeviceOrder;
import org.aisleflow.gateway.intake.Intake;
import org.aisleflow.gateway.intake.ReplayedOnce;
import org.aisleflow.gateway.intake.Verdict;
import org.aisleflow.gateway.kafka.CatalogFollower;
import org.aisleflow.gateway.kafka.KafkaLog;
import org.aisleflow.gateway.kafka.TopicSetup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the broker to Kafka: judge, put in order, write, and only then let the broker forget. */
final class Forwarder implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Forwarder.class);

    private final TopicSetup topics;
    private final CatalogFollower catalog;
    private final Intake intake;
    private final KafkaLog log;
    private final CommandDesk commands;
    private final LongAdder accepted = new LongAdder();
    private final Map<Reason, LongAdder> refused = new ConcurrentHashMap<>();
    private final DeviceOrder<Judged> order = new DeviceOrder<>(this::write, System::nanoTime);
    private final ReplayedOnce replays = new ReplayedOnce();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("gateway-order").factory());
    private @Nullable Delivery previous;

    /** A delivery and what was made of it. */
    private record Judged(Delivery delivery, Verdict verdict) {}

    Forwarder(
            TopicSetup topics,
            CatalogFollower catalog,
            Intake intake,
            KafkaLog log,
            CommandDesk commands) {
        this.topics = topics;
        this.commands = commands;
        this.catalog = catalog;
        this.intake = intake;
        this.log = log;
        long interval = DeviceOrder.PATIENCE.toMillis() / 5;
        timer.scheduleWithFixedDelay(order::passOverdue, interval, interval, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Takes one delivery after the other; never called by two threads at a time. */
    void forward(Delivery delivery) throws InterruptedException {
        topics.awaitMade();
        // Before the catalog is read, nobody can be said to be unknown.
        catalog.awaitLoaded();
        if (previous != null && !delivery.cameWith(previous)) {
            order.forget();
        }
        previous = delivery;
        take(new Judged(delivery, intake.judge(delivery.arrival())));
    }

    private void take(Judged judged) {
        switch (judged.verdict()) {
            case Verdict.Accepted(Envelope it) ->
                    order.take(
                            new DeviceOrder.Sender(it.store(), it.device()),
                            it.numbering(),
                            judged);
            case Verdict.Refused(DeadLetter it) -> {
                StoreId store = it.store();
                DeviceId device = it.device();
                Long boot = it.boot();
                Long seq = it.seq();
                if (store == null || device == null || boot == null || seq == null) {
                    write(judged);
                } else {
                    order.take(
                            new DeviceOrder.Sender(store, device),
                            new Numbering(boot, seq),
                            judged);
                }
            }
        }
    }

    private void write(Judged judged) {
        Delivery delivery = judged.delivery();
        if (!delivery.isOpen()) {
            return;
        }
        try {
            log.write(judged.verdict(), outcome(judged));
        } catch (RuntimeException bug) {
            // Perhaps on the timer's thread, where nobody else would notice.
            LOGGER.error("A message could not be written and will be read again", bug);
            delivery.giveBack("a message could not be written: " + bug);
        }
    }

    private KafkaLog.Outcome outcome(Judged judged) {
        return new KafkaLog.Outcome() {
            @Override
            public void written() {
                count(judged.verdict());
                acknowledge(judged.verdict(), judged.delivery());
            }

            @Override
            public void failed(String why) {
                judged.delivery().giveBack(why);
            }
        };
    }

    /** Only when the answer to a command, if there is one, is kept too. */
    private void acknowledge(Verdict verdict, Delivery delivery) {
        CompletableFuture<Void> kept =
                verdict instanceof Verdict.Accepted(var envelope)
                        ? commands.heard(envelope)
                        : CompletableFuture.completedFuture(null);
        kept.whenComplete((_, failure) -> {
            if (failure == null) {
                delivery.acknowledge();
            } else {
                delivery.giveBack("the answer to a command was not kept");
            }
        });
    }

    /** Takes a dead letter that somebody sends again. */
    CompletableFuture<Void> forward(@Nullable String letter, Arrival replayed) {
        CompletableFuture<Void> forwarded = new CompletableFuture<>();
        Verdict verdict = intake.judge(replayed);
        if (!replays.counts(letter, replayed, verdict)) {
            LOGGER.info("The dead letter {} was replayed before and does not count again", letter);
            return CompletableFuture.completedFuture(null);
        }
        log.write(
                verdict,
                new KafkaLog.Outcome() {
                    @Override
                    public void written() {
                        count(verdict);
                        forwarded.complete(null);
                    }

                    @Override
                    public void failed(String why) {
                        replays.forget(letter, replayed);
                        forwarded.completeExceptionally(new IllegalStateException(why));
                    }
                });
        return forwarded;
    }

    long accepted() {
        return accepted.sum();
    }

    Map<Reason, Long> refused() {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        refused.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }

    private void count(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted _ -> accepted.increment();
            case Verdict.Refused(var letter) ->
                    refused.computeIfAbsent(letter.reason(), _ -> new LongAdder()).increment();
        }
    }
}
