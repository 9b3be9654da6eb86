package org.aisleflow.streams.stock;

import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/** How a {@link StoreBook} is stored. */
public final class StoreBookCodec implements Codec<StoreBook> {
    /** The only one needed. */
    public static final Codec<StoreBook> CODEC = new StoreBookCodec();

    private StoreBookCodec() {}

    @Override
    public void write(StoreBook book, BytesOut out) {
        out.signed(book.firstDay).signed(book.newestDay).signed(book.toldDay);
        out.signed(book.gatewayTime).count(book.suspected.size());
        book.suspected.forEach(sku -> out.text(sku.value()));
    }

    @Override
    public StoreBook read(BytesIn in) {
        StoreBook book = new StoreBook();
        book.firstDay = in.signed();
        book.newestDay = in.signed();
        book.toldDay = in.signed();
        book.gatewayTime = in.signed();
        for (int i = in.size(); i > 0; i--) {
            book.suspected.add(Sku.of(in.text()));
        }
        return book;
    }
}
