package org.aisleflow.streams.climate;

import java.time.Duration;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/** How a {@link ClimateBook} is stored. */
public final class ClimateBookCodec implements Codec<ClimateBook> {
    /** The only one needed. */
    public static final Codec<ClimateBook> CODEC = new ClimateBookCodec();

    private ClimateBookCodec() {}

    @Override
    public void write(ClimateBook book, BytesOut out) {
        out.time(book.time()).octet(book.outsideSince() == null ? 0 : 1);
        if (book.outsideSince() != null) {
            out.time(book.outsideSince());
        }
        out.count(book.outside().toMillis()).number(book.celsius()).number(book.extremeCelsius());
        out.octet(book.isExcursion() ? 1 : 0);
    }

    @Override
    public ClimateBook read(BytesIn in) {
        return new ClimateBook(
                in.time(),
                in.octet() == 0 ? null : in.time(),
                Duration.ofMillis(in.count()),
                in.number(),
                in.number(),
                in.octet() == 1);
    }
}
