package org.aisleflow.streams.books;

import org.jspecify.annotations.Nullable;

/** Where changes become durable, in the order in which they are appended. */
@FunctionalInterface
public interface Changelog {
    /**
     * Appends a change.
     *
     * @param key the entry
     * @param value its new value; null removes it
     */
    void append(byte[] key, byte @Nullable [] value);
}
