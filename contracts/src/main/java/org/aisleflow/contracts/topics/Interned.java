package org.aisleflow.contracts.topics;

import java.util.function.Function;

/**
 * Makes one object of texts that come again and again, instead of checking and copying each. It
 * remembers some, and forgets one where it needs the place for another. Thread-safe.
 *
 * @param <T> what is made; immutable, with final fields only
 */
final class Interned<T extends Record> {
    private static final int PLACES = 1 << 12;

    private final Function<String, T> make;
    // Threads may miss what others have written; then they make another one that is equal.
    private final Known[] known = new Known[PLACES];

    Interned(Function<String, T> make) {
        this.make = make;
    }

    private record Known(String text, Record made) {}

    // Only what make has made is put in.
    @SuppressWarnings("unchecked")
    T of(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Known found = known[place];
        if (found != null && found.text().equals(text)) {
            return (T) found.made();
        }
        T made = make.apply(text);
        known[place] = new Known(text, made);
        return made;
    }
}
