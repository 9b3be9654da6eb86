package org.aisleflow.gateway.quota;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A rate for each of many: the generic cell rate algorithm, which needs one number for each. As
 * much as ten seconds' worth may come at once. Thread-safe; remembers the most recent only.
 */
final class KeyedRates {
    static final long BURST_NANOS = 10_000_000_000L;

    private final double nanosPerUnit;
    private final LongSupplier nanoTime;
    private final Map<String, Long> dueNanosByKey;

    KeyedRates(double unitsPerSecond, int mostKeys, LongSupplier nanoTime) {
        this.nanosPerUnit = 1e9 / unitsPerSecond;
        this.nanoTime = nanoTime;
        this.dueNanosByKey =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                        return size() > mostKeys;
                    }
                };
    }

    /**
     * Takes some, also if that is more than there is.
     *
     * @return nanoseconds until the rate is kept again; 0 if it is
     */
    synchronized long take(String key, long units) {
        long now = nanoTime.getAsLong();
        long due = Math.max(dueNanosByKey.getOrDefault(key, now), now);
        long next = due + Math.round(units * nanosPerUnit);
        dueNanosByKey.put(key, next);
        return Math.max(0, next - now - BURST_NANOS);
    }

    /** Nanoseconds until the rate is kept, were some taken now; takes nothing. */
    synchronized long waitFor(String key, long units) {
        long now = nanoTime.getAsLong();
        long due = Math.max(dueNanosByKey.getOrDefault(key, now), now);
        return Math.max(0, due + Math.round(units * nanosPerUnit) - now - BURST_NANOS);
    }
}
