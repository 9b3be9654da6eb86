package org.aisleflow.gateway;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.intake.Intake;
import org.aisleflow.gateway.intake.Verdict;
import org.aisleflow.gateway.kafka.CatalogFollower;
import org.aisleflow.gateway.kafka.KafkaLog;
import org.aisleflow.gateway.mqtt.Delivery;

/** From the broker to Kafka: judge, write, and only then let the broker forget. */
final class Forwarder {
    private final CatalogFollower catalog;
    private final Intake intake;
    private final KafkaLog log;
    private final LongAdder accepted = new LongAdder();
    private final Map<Reason, LongAdder> refused = new ConcurrentHashMap<>();

    Forwarder(CatalogFollower catalog, Intake intake, KafkaLog log) {
        this.catalog = catalog;
        this.intake = intake;
        this.log = log;
    }

    void forward(Delivery delivery) throws InterruptedException {
        // Before the catalog is read, nobody can be said to be unknown.
        catalog.awaitLoaded();
        Verdict verdict = intake.judge(delivery.arrival());
        log.write(
                verdict,
                new KafkaLog.Outcome() {
                    @Override
                    public void written() {
                        count(verdict);
                        delivery.acknowledge();
                    }

                    @Override
                    public void failed(String why) {
                        delivery.giveBack(why);
                    }
                });
    }

    CompletableFuture<Void> forward(Arrival replayed) {
        CompletableFuture<Void> forwarded = new CompletableFuture<>();
        Verdict verdict = intake.judge(replayed);
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
