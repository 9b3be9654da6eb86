package org.aisleflow.streams.books;

import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorContextUtils;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * {@link Books} as a store of Kafka Streams: restored from its changelog, written before the
 * offsets of the messages are committed.
 *
 * <p>Kafka Streams gives only its own stores a word before the commit and a way to the changelog;
 * this class is therefore the only one that uses its internal types ({@link CachedStateStore},
 * {@link InternalProcessorContext}), which Kafka does not promise to keep as they are.
 */
public final class BooksStore implements StateStore, CachedStateStore<byte[], byte[]> {
    private final String name;
    private @Nullable InternalProcessorContext<?, ?> context;
    private Books books = new Books(this::log);
    private boolean restored;

    private BooksStore(String name) {
        this.name = name;
    }

    /**
     * Describes the store to a topology.
     *
     * @param name its name
     * @param changelogSettings settings of its changelog topic, in Kafka's names
     */
    public static StoreBuilder<BooksStore> builder(
            String name, Map<String, String> changelogSettings) {
        return new Builder(name, changelogSettings);
    }

    /** The state, once it is restored. */
    public Books books() {
        if (!restored) {
            restored = true;
            books.restored();
        }
        return books;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext stateStoreContext, StateStore root) {
        context = ProcessorContextUtils.asInternalProcessorContext(stateStoreContext);
        // A task that is revived after an error begins again from the changelog.
        books = new Books(this::log);
        restored = false;
        BatchingStateRestoreCallback restore =
                records -> {
                    for (KeyValue<byte[], byte[]> record : records) {
                        books.restore(record.key, record.value);
                    }
                };
        stateStoreContext.register(root, restore);
    }

    /** Kafka Streams calls this before it commits. */
    @Override
    public void flushCache() {
        if (restored) {
            books.commit();
        }
    }

    @Override
    public boolean setFlushListener(
            CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public void clearCache() {
        // There is nothing in front of the state that could be out of date.
    }

    @Override
    public void close() {
        context = null;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return context != null;
    }

    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    private void log(byte[] key, byte @Nullable [] value) {
        InternalProcessorContext<?, ?> open = context;
        if (open == null) {
            throw new IllegalStateException("the store " + name + " is closed");
        }
        open.logChange(
                name,
                Bytes.wrap(key),
                value,
                open.currentSystemTimeMs(),
                new RecordHeaders(),
                Position.emptyPosition());
    }

    /** One store a task, always with a changelog. */
    private record Builder(String name, Map<String, String> logConfig)
            implements StoreBuilder<BooksStore> {
        @Override
        public BooksStore build() {
            return new BooksStore(name);
        }

        @Override
        public StoreBuilder<BooksStore> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<BooksStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<BooksStore> withLoggingEnabled(Map<String, String> config) {
            return new Builder(name, Map.copyOf(config));
        }

        @Override
        public StoreBuilder<BooksStore> withLoggingDisabled() {
            throw new UnsupportedOperationException("without a changelog a crash would lose it");
        }

        @Override
        public boolean loggingEnabled() {
            return true;
        }
    }
}
