package org.aisleflow.streams.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The newest entry of each key of the catalog, as a global store. It counts its changes, so that
 * those who ask for the same with every message see at once that nothing is new. Thread-safe.
 */
public final class CatalogEntries implements StateStore {
    private final String name;
    private final Map<String, byte[]> entries = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private volatile boolean open;

    private CatalogEntries(String name) {
        this.name = name;
    }

    /**
     * Describes the store to a topology.
     *
     * @param name its name
     */
    public static StoreBuilder<CatalogEntries> builder(String name) {
        return new Builder(name);
    }

    /**
     * Takes a newer entry.
     *
     * @param key the entry's key
     * @param entry its JSON; null if it was removed
     */
    public void put(String key, byte @Nullable [] entry) {
        if (entry == null) {
            entries.remove(key);
        } else {
            entries.put(key, entry);
        }
        // After the change: who sees the new count sees the change.
        changes.incrementAndGet();
    }

    /**
     * Finds an entry.
     *
     * @param key the entry's key
     * @return the very array it was given, or null if there is none
     */
    byte @Nullable [] get(String key) {
        return entries.get(key);
    }

    /** How often something has changed. */
    long changes() {
        return changes.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        BatchingStateRestoreCallback restore =
                records -> {
                    for (KeyValue<byte[], byte[]> record : records) {
                        put(new String(record.key, StandardCharsets.UTF_8), record.value);
                    }
                };
        context.register(root, restore);
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    /** The catalog's topic is what it is restored from, so it has no changelog. */
    private record Builder(String name) implements StoreBuilder<CatalogEntries> {
        @Override
        public CatalogEntries build() {
            return new CatalogEntries(name);
        }

        @Override
        public StoreBuilder<CatalogEntries> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<CatalogEntries> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<CatalogEntries> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("the catalog's topic is its changelog");
        }

        @Override
        public StoreBuilder<CatalogEntries> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
