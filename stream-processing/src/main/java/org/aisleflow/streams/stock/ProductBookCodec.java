package org.aisleflow.streams.stock;

import java.util.Map;
import org.aisleflow.contracts.facts.StockBelief.Evidence;
import org.aisleflow.contracts.facts.StockBelief.Received;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;
import org.jspecify.annotations.Nullable;

/** How a {@link ProductBook} is stored. Whole numbers of units take one byte. */
public final class ProductBookCodec implements Codec<ProductBook> {
    /** The only one needed. */
    public static final Codec<ProductBook> CODEC = new ProductBookCodec();

    private static final int WHOLE = 1;
    private static final int BROKEN = 0;

    private ProductBookCodec() {}

    @Override
    public void write(ProductBook book, BytesOut out) {
        out.signed(book.firstTime).signed(book.newestTime);
        out.signed(book.firstSold).signed(book.firstBrought);
        writeMovements(book.movements, out);
        writeLooks(book.looks, out);
        out.count(book.sales.byDay.size());
        for (Map.Entry<Long, Double> day : book.sales.byDay.entrySet()) {
            out.signed(day.getKey());
            units(day.getValue(), out);
        }
        writeLog(book.log, out);
        writeShelf(book.shelf, out);
    }

    @Override
    public ProductBook read(BytesIn in) {
        ProductBook book = new ProductBook();
        book.firstTime = in.signed();
        book.newestTime = in.signed();
        book.firstSold = in.signed();
        book.firstBrought = in.signed();
        readMovements(book.movements, in);
        for (int i = in.size(); i > 0; i--) {
            book.looks.newest.put(
                    ShelfId.of(in.text()), new Look(in.signed(), in.octet() == 1, in.number()));
        }
        for (int i = in.size(); i > 0; i--) {
            book.sales.byDay.put(in.signed(), units(in));
        }
        readLog(book.log, in);
        book.shelf = readShelf(in);
        return book;
    }

    private static void writeMovements(Movements movements, BytesOut out) {
        out.signed(movements.countTime).number(movements.counted);
        Stretch folded = movements.folded;
        out.number(folded.sum()).number(folded.lowest()).number(folded.moved());
        out.signed(movements.foldedFrom).signed(movements.foldedUntil);
        out.count(movements.recent.size());
        long before = 0;
        for (Movement movement : movements.recent) {
            out.signed(movement.time() - before);
            units(movement.sold(), out);
            units(movement.received(), out);
            before = movement.time();
        }
    }

    private static void readMovements(Movements movements, BytesIn in) {
        movements.countTime = in.signed();
        movements.counted = in.number();
        movements.folded = new Stretch(in.number(), in.number(), in.number());
        movements.foldedFrom = in.signed();
        movements.foldedUntil = in.signed();
        long before = 0;
        for (int i = in.size(); i > 0; i--) {
            before += in.signed();
            movements.recent.add(new Movement(before, units(in), units(in)));
        }
    }

    private static void writeLooks(ShelfLooks looks, BytesOut out) {
        out.count(looks.newest.size());
        looks.newest.forEach((shelf, look) ->
                out.text(shelf.value())
                        .signed(look.time())
                        .octet(look.isCount() ? 1 : 0)
                        .number(look.value()));
    }

    private static void writeLog(EvidenceLog log, BytesOut out) {
        out.count(log.evidence.size());
        for (Evidence evidence : log.evidence) {
            out.text(evidence.kind()).time(evidence.time()).text(evidence.device());
            units(evidence.units(), out);
            text(evidence.note(), out);
        }
        out.count(log.deliveries.size());
        for (Received received : log.deliveries) {
            out.time(received.time());
            units(received.units(), out);
            text(received.shipment(), out);
        }
    }

    private static void readLog(EvidenceLog log, BytesIn in) {
        for (int i = in.size(); i > 0; i--) {
            log.evidence.add(new Evidence(in.text(), in.time(), in.text(), units(in), text(in)));
        }
        for (int i = in.size(); i > 0; i--) {
            log.deliveries.add(new Received(in.time(), units(in), text(in)));
        }
    }

    private static void writeShelf(ShelfState shelf, BytesOut out) {
        switch (shelf) {
            case ShelfState.Stocked stocked -> out.octet(0).signed(stocked.since());
            case ShelfState.Suspected suspected ->
                    out.octet(suspected.isLive() ? 2 : 1)
                            .signed(suspected.since())
                            .signed(suspected.before().since());
            case ShelfState.Empty empty -> out.octet(3).signed(empty.since());
        }
    }

    private static ShelfState readShelf(BytesIn in) {
        int form = in.octet();
        long since = in.signed();
        return switch (form) {
            case 0 -> new ShelfState.Stocked(since);
            case 1, 2 ->
                    new ShelfState.Suspected(new ShelfState.Stocked(in.signed()), since, form == 2);
            default -> new ShelfState.Empty(since);
        };
    }

    private static void units(double units, BytesOut out) {
        if (units == Math.rint(units) && Math.abs(units) < 1e15) {
            out.signed(((long) units << 1) | WHOLE);
        } else {
            out.octet(BROKEN).number(units);
        }
    }

    private static double units(BytesIn in) {
        long whole = in.signed();
        return whole == BROKEN ? in.number() : whole >> 1;
    }

    private static void text(@Nullable String text, BytesOut out) {
        out.octet(text == null ? 0 : 1);
        if (text != null) {
            out.text(text);
        }
    }

    private static @Nullable String text(BytesIn in) {
        return in.octet() == 0 ? null : in.text();
    }
}
