package org.aisleflow.api.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.StateKey;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of each key of a compacted topic. Thread-safe; written by the reader of the
 * topics, and by who has just written to one.
 *
 * @param <V> the values
 */
public final class Latest<V> {
    private final Map<StoreId, ConcurrentSkipListMap<String, V>> byStore =
            new ConcurrentHashMap<>();

    /** Starts empty. */
    public Latest() {}

    /**
     * Takes a newer value.
     *
     * @param key the key
     * @param value the value; null if the key was removed
     */
    public void put(StateKey key, @Nullable V value) {
        var ofStore = byStore.computeIfAbsent(key.store(), _ -> new ConcurrentSkipListMap<>());
        if (value == null) {
            ofStore.remove(key.subject());
        } else {
            ofStore.put(key.subject(), value);
        }
    }

    /**
     * Finds a value.
     *
     * @param store the store
     * @param subject the subject within the store
     * @return the newest value, or empty if there is none
     */
    public Optional<V> find(StoreId store, String subject) {
        var ofStore = byStore.get(store);
        return ofStore == null ? Optional.empty() : Optional.ofNullable(ofStore.get(subject));
    }

    /**
     * All of a store.
     *
     * @param store the store
     * @return the newest values by ascending subject
     */
    public List<V> of(StoreId store) {
        var ofStore = byStore.get(store);
        return ofStore == null ? List.of() : List.copyOf(ofStore.values());
    }

    /**
     * All of them.
     *
     * @return the newest values of all stores, stores in no order
     */
    public List<V> all() {
        return byStore.values().stream().flatMap(values -> values.values().stream()).toList();
    }
}
