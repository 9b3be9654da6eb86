package org.aisleflow.gateway.kafka;

import java.util.concurrent.CompletableFuture;
import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.gateway.commands.CommandDesk;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic of commands: reads what people want, writes what became of it. */
public final class CommandFollower implements CommandDesk.Ledger, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CommandFollower.class);

    private final CompactedTopic topic;
    private final KafkaLog log;
    private final Reader reader;

    /** Takes what the topic says, in order; must not throw. */
    public interface Reader {
        /**
         * Takes a fact.
         *
         * @param fact a command, or what happened to one
         */
        void take(CommandFact fact);

        /**
         * Forgets a command.
         *
         * @param device whose
         * @param id which
         */
        void forget(DeviceIdentity device, CommandId id);
    }

    /**
     * Makes the follower; {@link #start} starts it.
     *
     * @param bootstrapServers Kafka's addresses
     * @param log writes
     * @param reader takes what is read
     */
    public CommandFollower(String bootstrapServers, KafkaLog log, Reader reader) {
        this.log = log;
        this.reader = reader;
        this.topic =
                new CompactedTopic(
                        Topics.COMMANDS.name(),
                        bootstrapServers,
                        "gateway-commands",
                        this::apply,
                        () -> {});
    }

    /** Begins to read, in the background; Kafka need not be there yet. */
    public void start() {
        topic.start();
    }

    @Override
    public void awaitRead() throws InterruptedException {
        topic.awaitLoaded();
    }

    @Override
    public CompletableFuture<Void> write(CommandFact fact) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        log.write(
                fact,
                new KafkaLog.Outcome() {
                    @Override
                    public void written() {
                        written.complete(null);
                    }

                    @Override
                    public void failed(String why) {
                        written.completeExceptionally(new IllegalStateException(why));
                    }
                });
        return written;
    }

    @Override
    public void close() {
        topic.close();
    }

    private void apply(ConsumerRecord<String, byte[]> entry) {
        String key = entry.key();
        if (key == null) {
            return;
        }
        try {
            byte[] value = entry.value();
            if (value == null) {
                forget(StateKey.parse(key));
            } else {
                reader.take(
                        Topics.COMMANDS
                                .values()
                                .deserializer()
                                .deserialize(Topics.COMMANDS.name(), value));
            }
        } catch (SerializationException | IllegalArgumentException notOurs) {
            LOGGER.warn("The command {} is ignored: {}", key, notOurs.getMessage());
        }
    }

    /** Only the command itself has a subject of two parts. */
    private void forget(StateKey key) {
        String[] parts = key.subject().split("~", -1);
        if (parts.length == 2) {
            DeviceIdentity.parse(key.store() + "/" + parts[0])
                    .ifPresent(device -> reader.forget(device, CommandId.of(parts[1])));
        }
    }
}
