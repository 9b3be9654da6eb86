package org.aisleflow.api.facts;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The topics of window facts and what is in their messages. */
final class WindowFacts {
    /** Of facts with the same identity the later one replaces the earlier. */
    record Identity(Class<?> type, Object store, String series, Object start) {
        static Identity of(WindowFact fact) {
            return new Identity(fact.getClass(), fact.store(), fact.series(), fact.start());
        }
    }

    private static final Map<String, Topic<?, ? extends WindowFact>> TOPICS =
            Stream.<Topic<?, ? extends WindowFact>>of(
                            Topics.FOOTFALL,
                            Topics.ZONES,
                            Topics.HEAT,
                            Topics.VISITS,
                            Topics.FLOWS,
                            Topics.PATHS,
                            Topics.ENTRY_EXIT,
                            Topics.RECEIPTS,
                            Topics.QUEUES,
                            Topics.SALES,
                            Topics.PAST_ALERTS,
                            Topics.LEDGER)
                    .collect(Collectors.toUnmodifiableMap(Topic::name, Function.identity()));

    private WindowFacts() {}

    static Set<String> topics() {
        return TOPICS.keySet();
    }

    /**
     * Reads one message.
     *
     * @return the fact, or null if there is none in it
     * @throws org.apache.kafka.common.errors.SerializationException if it cannot be read
     */
    static @Nullable WindowFact read(ConsumerRecord<byte[], byte[]> message) {
        Topic<?, ? extends WindowFact> topic = TOPICS.get(message.topic());
        return topic == null
                ? null
                : topic.values().deserializer().deserialize(topic.name(), message.value());
    }
}
