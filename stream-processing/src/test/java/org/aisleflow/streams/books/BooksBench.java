package org.aisleflow.streams.books;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books whose process can be killed and started again. */
public final class BooksBench {
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte @Nullable []> values = new ArrayList<>();
    private Books books = new Books(this::append);

    public Books books() {
        return books;
    }

    public void commit() {
        books.commit();
    }

    /** What was not committed is gone. */
    public void restart() {
        books = new Books(this::append);
        for (int i = 0; i < keys.size(); i++) {
            books.restore(keys.get(i), values.get(i));
        }
        books.restored();
    }

    private void append(byte[] key, byte @Nullable [] value) {
        keys.add(key);
        values.add(value);
    }
}
