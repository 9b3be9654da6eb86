package org.aisleflow.benchmarks.gateway;

import java.util.Map;

/** What runs inside a contender. */
interface Part extends AutoCloseable {
    /** What others need to know, for example its ports by name. */
    Map<String, String> ready();

    /** Forgets what it has counted. */
    default void reset() {}

    /** What it has counted. */
    default Map<String, String> counted() {
        return Map.of();
    }

    @Override
    void close();
}
