package org.aisleflow.streams.stock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.SupplierId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Count;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;

/** One product's messages, taken in as the stage does. */
final class Said {
    static final StoreId STORE = StoreId.of("s1");
    static final Sku PASTA = Sku.of("pasta");
    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    static final Product PRODUCT =
            new Product(
                    PASTA, "Pasta 500 g", null, 500, 1.5, 1, 12, 12, null, SupplierId.of("mill"));
    static final Shelf FIRST = new Shelf(ShelfId.of("a1"), ZoneId.of("dry"), PASTA, 20, 1_000);
    static final Shelf SECOND = new Shelf(ShelfId.of("a2"), ZoneId.of("dry"), PASTA, 20, 1_000);
    static final Place ONE_SHELF = new Place(PRODUCT, List.of(FIRST), ZoneOffset.UTC);
    static final Place TWO_SHELVES = new Place(PRODUCT, List.of(FIRST, SECOND), ZoneOffset.UTC);
    static final Place UNKNOWN = new Place(null, List.of(), ZoneOffset.UTC);

    private final Place place;
    private final StoreBook store = new StoreBook();
    final ProductBook book = new ProductBook();

    Said(Place place) {
        this.place = place;
    }

    /** An event of a product's life, at some minutes after nine. */
    record Event(char kind, long minute, int units) {}

    static Said inOrder(Place place, List<Event> events) {
        Said said = new Said(place);
        events.forEach(said::take);
        return said;
    }

    static Said shuffled(Place place, List<Event> events, long seed) {
        List<Event> mixed = new ArrayList<>(events);
        Collections.shuffle(mixed, new Random(seed));
        return inOrder(place, mixed);
    }

    void take(Event event) {
        Instant time = NINE.plusSeconds(60 * event.minute());
        switch (event.kind()) {
            case 's' -> sell(time, event.units());
            case 'd' -> receive(time, event.units());
            case 'c' -> count(time, event.units());
            default -> throw new IllegalArgumentException("kind " + event.kind());
        }
    }

    Said sell(Instant time, double units) {
        long day = place.dayOf(time.toEpochMilli());
        store.sold(day);
        Envelope envelope = envelope("till", time, new Status(1, null, null, null));
        book.sell(envelope, units, day);
        book.decide(envelope, false, place);
        return this;
    }

    /** A sale of another product: the store was open. */
    Said otherSale(Instant time) {
        store.sold(place.dayOf(time.toEpochMilli()));
        return this;
    }

    Said receive(Instant time, double units) {
        Envelope envelope = envelope("dock", time, new Status(1, null, null, null));
        book.receive(envelope, units, null);
        book.decide(envelope, false, place);
        return this;
    }

    Said count(Instant time, double units) {
        return count(time, new Count(PASTA, units, null));
    }

    Said countShelf(Instant time, double units) {
        return count(time, new Count(PASTA, units, FIRST.id()));
    }

    private Said count(Instant time, Count count) {
        Envelope envelope = envelope("hand", time, count);
        book.count(envelope, count);
        book.decide(envelope, true, place);
        return this;
    }

    Said weigh(Shelf shelf, Instant time, double grams) {
        Weight weight = new Weight(shelf.id(), grams);
        Envelope envelope = envelope("scale-" + shelf.id(), time, weight);
        book.weigh(envelope, weight, shelf, place);
        book.decide(envelope, true, place);
        return this;
    }

    Said weighUnits(Instant time, double units) {
        return weigh(FIRST, time, FIRST.tareGrams() + units * PRODUCT.unitGrams());
    }

    StockBelief belief() {
        return belief(place);
    }

    StockBelief belief(Place now) {
        return book.belief(STORE, PASTA, now, store);
    }

    private static Envelope envelope(String device, Instant time, Telemetry telemetry) {
        return new Envelope(
                STORE,
                DeviceId.of(device),
                2,
                1,
                time,
                time,
                time.plusMillis(200),
                ClockSource.DEVICE,
                Protocol.MQTT,
                telemetry);
    }
}
