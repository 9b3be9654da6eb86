package org.aisleflow.streams.stages;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.stock.Place;
import org.aisleflow.streams.stock.ProductBook;
import org.aisleflow.streams.stock.StoreBook;

/** Tells beliefs and alerts from time to time, and anew when a day is over. */
final class TellStock {
    private static final Duration BACKLOG = Duration.ofHours(1);
    private static final int MOST_RETOLD_AT_ONCE = 500;

    private final Desk desk;
    private final StockPace pace;
    private final BiFunction<StoreId, Sku, Place> places;
    private final BiConsumer<EntryKey, StoreBook> afterSilence;
    private final Table<ProductBook> products;
    private final Table<StoreBook> stores;
    private final Table<Alert> alerts;
    private final Deque<EntryKey> toRetell = new ArrayDeque<>();
    private boolean isBacklog;
    private long toldAt;

    TellStock(
            Desk desk,
            StockPace pace,
            BiFunction<StoreId, Sku, Place> places,
            BiConsumer<EntryKey, StoreBook> afterSilence) {
        this.desk = desk;
        this.pace = pace;
        this.places = places;
        this.afterSilence = afterSilence;
        this.products = desk.table(Tables.PRODUCT_BOOKS);
        this.stores = desk.table(Tables.STORE_BOOKS);
        this.alerts = desk.table(Tables.OUT_OF_STOCK_ALERTS);
        desk.every(pace.live(), this::tell);
    }

    void heard(Envelope envelope) {
        isBacklog = envelope.receivedAt().isAfter(envelope.time().plus(BACKLOG));
    }

    private void tell() {
        lookAtStores();
        retell();
        desk.tellAlerts(alerts);
        if (isBacklog && desk.now() < toldAt + pace.backlog().toMillis()) {
            return;
        }
        toldAt = desk.now();
        products.tell(entry -> tell(entry.getKey(), entry.getValue()));
    }

    private void lookAtStores() {
        for (EntryKey key : stores.keys()) {
            StoreBook store = stores.get(key);
            if (store == null) {
                continue;
            }
            afterSilence.accept(key, store);
            if (store.hasUntoldDay() && toRetell.isEmpty()) {
                store.toldDay();
                stores.put(key, store);
                for (EntryKey product : products.keys()) {
                    if (product.store().equals(key.store())) {
                        toRetell.add(product);
                    }
                }
            }
        }
    }

    /** A day without a sale changes a product's demand, too; not all at once. */
    private void retell() {
        for (int i = 0; i < MOST_RETOLD_AT_ONCE && !toRetell.isEmpty(); i++) {
            EntryKey key = toRetell.removeFirst();
            ProductBook book = products.get(key);
            if (book != null) {
                products.put(key, book);
            }
        }
    }

    private void tell(EntryKey key, ProductBook book) {
        Sku sku = Sku.of(key.subject());
        StoreBook store = stores.get(EntryKey.of(key.store(), ""));
        if (store != null) {
            Place place = places.apply(key.store(), sku);
            desk.send(
                    Desk.stateKey(key),
                    book.belief(key.store(), sku, place, store),
                    StageNames.WRITE_STOCK);
        }
    }
}
