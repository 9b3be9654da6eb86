package org.aisleflow.api.facts;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Hands what happens now to everybody who watches. Listeners must not block; a slow one has to drop
 * what it cannot take.
 */
public final class LiveBroadcast {
    private final Set<Consumer<LiveEvent>> listeners = ConcurrentHashMap.newKeySet();

    /** Starts with nobody watching. */
    public LiveBroadcast() {}

    /**
     * Begins to watch.
     *
     * @param listener called for every event from now on
     * @return to be run to watch no more
     */
    public Runnable watch(Consumer<LiveEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(LiveEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }
}
