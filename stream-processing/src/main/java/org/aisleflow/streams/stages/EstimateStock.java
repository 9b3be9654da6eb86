package org.aisleflow.streams.stages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Count;
import org.aisleflow.contracts.telemetry.Delivery;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Weight;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.catalog.Catalog;
import org.aisleflow.streams.catalog.StorePlan;
import org.aisleflow.streams.stock.OutOfStockAlert;
import org.aisleflow.streams.stock.Place;
import org.aisleflow.streams.stock.ProductBook;
import org.aisleflow.streams.stock.StoreBook;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Believes what is in stock from sales, deliveries, counts and scales, product by product. */
final class EstimateStock implements Stage.Work<StoreId, Envelope> {
    private final Desk desk;
    private final Catalog catalog;
    private final Table<ProductBook> products;
    private final Table<StoreBook> stores;
    private final Table<Alert> alerts;
    private final TellStock telling;

    EstimateStock(ProcessorContext<Object, Object> context, StockPace pace) {
        this.desk = new Desk(context);
        this.catalog = desk.catalog();
        this.products = desk.table(Tables.PRODUCT_BOOKS);
        this.stores = desk.table(Tables.STORE_BOOKS);
        this.alerts = desk.table(Tables.OUT_OF_STOCK_ALERTS);
        this.telling = new TellStock(desk, pace, this::place, this::afterSilence);
    }

    @Override
    public void process(Record<StoreId, Envelope> record) {
        Envelope envelope = record.value();
        EntryKey storeKey = EntryKey.of(envelope.store(), "");
        StoreBook store = stores.get(storeKey);
        if (store == null) {
            store = new StoreBook();
        }
        store.heard(envelope.receivedAt().toEpochMilli());
        take(envelope, store);
        stores.put(storeKey, store);
        telling.heard(envelope);
    }

    private void take(Envelope envelope, StoreBook store) {
        switch (envelope.telemetry()) {
            case Sale sale -> sell(envelope, sale.lines(), store);
            case Delivery delivery -> receive(envelope, delivery, store);
            case Count count ->
                    change(envelope, count.sku(), store, true, book -> book.count(envelope, count));
            case Weight weight -> weigh(envelope, weight, store);
            default -> {
                // The others say nothing about goods.
            }
        }
    }

    private void sell(Envelope envelope, List<Sale.Line> lines, StoreBook store) {
        long day =
                envelope.time()
                        .atZone(zone(catalog.store(envelope.store())))
                        .toLocalDate()
                        .toEpochDay();
        store.sold(day);
        for (Sale.Line line : lines) {
            change(
                    envelope,
                    line.sku(),
                    store,
                    false,
                    book -> book.sell(envelope, line.quantity(), day));
        }
    }

    private void receive(Envelope envelope, Delivery delivery, StoreBook store) {
        String shipment = delivery.shipment() == null ? null : delivery.shipment().value();
        for (Delivery.Line line : delivery.lines()) {
            change(
                    envelope,
                    line.sku(),
                    store,
                    false,
                    book -> book.receive(envelope, line.quantity(), shipment));
        }
    }

    private void weigh(Envelope envelope, Weight weight, StoreBook store) {
        StorePlan plan = catalog.store(envelope.store());
        Shelf shelf = plan == null ? null : plan.shelf(weight.shelf());
        if (shelf == null) {
            // Nobody knows what lies on it.
            return;
        }
        Place place = place(envelope.store(), shelf.sku());
        change(
                envelope,
                shelf.sku(),
                store,
                true,
                book -> book.weigh(envelope, weight, shelf, place));
    }

    private void change(
            Envelope envelope,
            Sku sku,
            StoreBook store,
            boolean isLook,
            Consumer<ProductBook> what) {
        EntryKey key = EntryKey.of(envelope.store(), sku.value());
        ProductBook book = products.get(key);
        if (book == null) {
            book = new ProductBook();
        }
        what.accept(book);
        Place place = place(envelope.store(), sku);
        if (book.decide(envelope, isLook, place)) {
            alert(key, sku, book, place, store, envelope.receivedAt());
        }
        store.suspect(sku, book.isSuspected());
        products.put(key, book);
    }

    /** Opens the alerts of shelves that have looked empty for long enough, without other news. */
    private void afterSilence(EntryKey storeKey, StoreBook store) {
        for (Sku sku : store.suspected()) {
            EntryKey key = EntryKey.of(storeKey.store(), sku.value());
            ProductBook book = products.get(key);
            if (book != null && book.waited(store.gatewayTime())) {
                Place place = place(storeKey.store(), sku);
                Instant heard = Instant.ofEpochMilli(store.gatewayTime());
                alert(key, sku, book, place, store, heard);
                store.suspect(sku, false);
                products.put(key, book);
                stores.put(storeKey, store);
            }
        }
    }

    private void alert(
            EntryKey key,
            Sku sku,
            ProductBook book,
            Place place,
            StoreBook store,
            Instant receivedAt) {
        var belief = book.belief(key.store(), sku, place, store);
        Alert before = alerts.get(key);
        if (book.isEmpty()) {
            desk.keep(alerts, key, OutOfStockAlert.opened(belief, place), receivedAt);
        } else if (before != null && before.until() == null) {
            Alert over = OutOfStockAlert.closed(before, belief, place);
            desk.keep(alerts, key, over, receivedAt);
        }
    }

    private Place place(StoreId store, Sku sku) {
        StorePlan plan = catalog.store(store);
        List<Shelf> shelves = plan == null ? List.of() : plan.shelvesOf(sku);
        return new Place(catalog.product(sku), shelves, zone(plan));
    }

    private static ZoneId zone(@Nullable StorePlan plan) {
        return plan == null ? ZoneOffset.UTC : plan.store().timezone();
    }
}
