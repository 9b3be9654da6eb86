package org.aisleflow.api.facts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What each topic's messages change in memory, and what they tell those who watch. */
final class StateHandlers {
    /** Header of a replay: which dead letter it is. */
    static final String DEAD_LETTER_HEADER = "dead-letter";

    /** Topics of which only what comes from now on matters here; history has the rest. */
    private static final Set<String> FROM_NOW_ON =
            Set.of(Topics.FOOTFALL.name(), Topics.HEAT.name());

    /** Older minutes are no news to those who watch. */
    private static final Duration NEWS = Duration.ofHours(1);

    private interface Handler<K, V> {
        void apply(K key, @Nullable V value, ConsumerRecord<byte[], byte[]> message);
    }

    private final Map<String, Handler<byte[], byte[]>> handlers = new HashMap<>();
    private final Clock clock;

    StateHandlers(LatestFacts facts, LiveBroadcast live, Clock clock) {
        this.clock = clock;
        on(Topics.CATALOG, (key, entry, _) -> facts.catalog().put(key, entry));
        on(Topics.CREDENTIALS, (key, credentials, _) -> facts.credentials().put(key, credentials));
        on(Topics.DECISIONS, (key, decision, _) -> facts.decisions().put(key, decision));
        on(Topics.ORDERS, (key, order, _) -> facts.orders().put(key, order));
        on(Topics.COMMANDS, (key, fact, _) -> facts.commands().put(key, fact));
        on(
                Topics.STOCK,
                (key, belief, _) -> {
                    facts.stock().put(key, belief);
                    tell(live, belief == null ? null : new LiveEvent.Stock(belief));
                });
        on(
                Topics.ALERTS,
                (key, alert, _) -> {
                    facts.alerts().put(key, alert);
                    tell(live, alert == null ? null : new LiveEvent.AlertChanged(alert));
                });
        on(
                Topics.DEVICES,
                (key, device, _) -> {
                    facts.devices().put(key, device);
                    tell(live, device == null ? null : new LiveEvent.Device(device));
                });
        on(
                Topics.REJECTED,
                (_, letter, message) -> {
                    if (letter != null) {
                        facts.rejected().add(idOf(message), letter);
                    }
                });
        on(Topics.REPLAYS, (_, _, message) -> noteReplay(facts.rejected(), message));
        on(Topics.FOOTFALL, (_, window, _) -> tell(live, news(window)));
        on(
                Topics.HEAT,
                (key, window, _) ->
                        tell(
                                live,
                                window == null ? null : new LiveEvent.Heat(key, window.start())));
    }

    Set<String> topics() {
        return handlers.keySet();
    }

    /** The offset from which on a topic matters here. */
    long startOf(String topic, long begin, long end) {
        if (FROM_NOW_ON.contains(topic)) {
            return end;
        }
        return topic.equals(Topics.REJECTED.name())
                ? Math.max(begin, end - RejectedIndex.MOST)
                : begin;
    }

    /**
     * Applies one message.
     *
     * @throws org.apache.kafka.common.errors.SerializationException if it cannot be read
     */
    void apply(ConsumerRecord<byte[], byte[]> message) {
        Handler<byte[], byte[]> handler = handlers.get(message.topic());
        if (handler != null) {
            handler.apply(message.key(), message.value(), message);
        }
    }

    static String idOf(ConsumerRecord<byte[], byte[]> message) {
        return message.partition() + "-" + message.offset();
    }

    private <K, V> void on(Topic<K, V> topic, Handler<K, V> handler) {
        var keys = topic.keys().deserializer();
        var values = topic.values().deserializer();
        handlers.put(
                topic.name(),
                (key, value, message) ->
                        handler.apply(
                                keys.deserialize(topic.name(), key),
                                value == null ? null : values.deserialize(topic.name(), value),
                                message));
    }

    private LiveEvent.@Nullable Footfall news(@Nullable FootfallWindow window) {
        return window == null || window.start().isBefore(clock.instant().minus(NEWS))
                ? null
                : new LiveEvent.Footfall(window);
    }

    private static void tell(LiveBroadcast live, @Nullable LiveEvent event) {
        if (event != null) {
            live.tell(event);
        }
    }

    private static void noteReplay(RejectedIndex rejected, ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(DEAD_LETTER_HEADER);
        if (header != null) {
            rejected.replayed(
                    new String(header.value(), StandardCharsets.UTF_8),
                    Instant.ofEpochMilli(message.timestamp()));
        }
    }
}
