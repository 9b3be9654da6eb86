package org.aisleflow.benchmarks.api;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Tells the present of many shops of a chain, one after the other, as stream-processing does: all
 * windows that are open now, again and again; that of the shop that is asked about every two
 * seconds.
 */
final class FactFeed implements AutoCloseable {
    private static final double BATCHES_A_SECOND = 20;
    private static final long TOLD_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<ShopFacts> shops = new ArrayList<>();
    private final Clock clock;
    private final Thread thread;
    private volatile double factsASecond;
    private volatile boolean stopping;
    private int next;

    /**
     * Prepares a feed; it tells nothing before it is given a pace.
     *
     * @param kafka Kafka's address
     * @param store the shop that is asked about, after which the others are made
     * @param shops how many there are in all
     * @param clock tells the present
     */
    FactFeed(String kafka, Store store, int shops, Clock clock) {
        this.clock = clock;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka,
                                ProducerConfig.LINGER_MS_CONFIG,
                                20,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.shops.add(new ShopFacts(store, store.id()));
        for (int i = 1; i < shops; i++) {
            this.shops.add(new ShopFacts(store, StoreId.of(store.id() + "-" + i)));
        }
        this.thread = Thread.ofPlatform().name("feed").unstarted(this::run);
        this.thread.start();
    }

    /** Tells so many facts a second from now on. */
    void pace(double pace) {
        factsASecond = pace;
    }

    /**
     * Tells the present of all shops at once.
     *
     * @return how many facts that were
     */
    int all() {
        int sent = 0;
        for (int i = 0; i < shops.size(); i++) {
            sent += shop();
        }
        producer.flush();
        return sent;
    }

    private void run() {
        double due = 0;
        long before = System.nanoTime();
        long asked = before;
        while (!stopping) {
            LockSupport.parkNanos((long) (TimeUnit.SECONDS.toNanos(1) / BATCHES_A_SECOND));
            long now = System.nanoTime();
            due += factsASecond * (now - before) / TimeUnit.SECONDS.toNanos(1);
            before = now;
            // What could not be told in time is not made up for later.
            due = Math.min(due, factsASecond + 1);
            if (factsASecond > 0 && now - asked >= TOLD_NANOS) {
                asked = now;
                due -= tell(shops.getFirst());
            }
            while (due > 0 && factsASecond > 0) {
                due -= shop();
            }
        }
    }

    private synchronized int shop() {
        ShopFacts shop = shops.get(next);
        next = (next + 1) % shops.size();
        return tell(shop);
    }

    private int tell(ShopFacts shop) {
        Instant now = clock.instant();
        List<WindowFact> facts =
                new ArrayList<>(shop.fiveMinutes(Windows.startOf(now, Windows.FLOOR)));
        facts.addAll(shop.minute(Windows.startOf(now, Windows.FOOTFALL)));
        facts.addAll(shop.hour(Windows.startOf(now, Windows.LEDGER)));
        facts.forEach(this::send);
        return facts.size();
    }

    private void send(WindowFact fact) {
        switch (fact) {
            case FootfallWindow window -> send(Topics.FOOTFALL, window);
            case ZoneWindow window -> send(Topics.ZONES, window);
            case HeatWindow window -> send(Topics.HEAT, window);
            case VisitWindow window -> send(Topics.VISITS, window);
            case FlowWindow window -> send(Topics.FLOWS, window);
            case LedgerHour hour -> send(Topics.LEDGER, hour);
            default -> throw new IllegalStateException("nobody asked for " + fact);
        }
    }

    private <F extends WindowFact> void send(Topic<StoreId, F> topic, F fact) {
        producer.send(
                new ProducerRecord<>(
                        topic.name(),
                        topic.keys().serializer().serialize(topic.name(), fact.store()),
                        topic.values().serializer().serialize(topic.name(), fact)));
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
