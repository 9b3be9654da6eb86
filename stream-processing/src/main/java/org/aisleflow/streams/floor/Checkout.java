package org.aisleflow.streams.floor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.streams.books.EntryKey;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the receipts of the stores' tills and books them for the visits of their {@link Buyers}.
 */
final class Checkout {
    private final FloorTables tables;

    Checkout(FloorTables tables) {
        this.tables = tables;
    }

    /** Takes a receipt; one of a till that no zone is the queue of is nobody's. */
    void take(StoreId store, Floor floor, LayoutHistory history, Envelope envelope, Sale sale) {
        long time = envelope.time().toEpochMilli();
        ZoneId queue = history.queueOf(envelope.device(), time);
        Buyers.Name name =
                new Buyers.Name(time, envelope.device() + Sums.ARROW + sale.receipt().value());
        if (queue == null || floor.buyers.has(name)) {
            return;
        }
        Receipt receipt = Receipt.of(sale, queue, envelope.receivedAt().toEpochMilli());
        tables.receipts.put(key(store, name), receipt);
        Buyers.Name left = floor.buyers.add(name, receipt);
        if (left != null) {
            tables.receipts.remove(key(store, left));
        }
    }

    /**
     * Looks again at who paid.
     *
     * @return whether that changed any visit
     */
    boolean update(StoreId store, Floor floor) {
        floor.recent.forEach(one -> floor.buyers.see(one.sighting().time()));
        List<Buyers.Change> changes = floor.buyers.update(floor);
        changes.forEach(change -> book(store, floor, change));
        return !changes.isEmpty();
    }

    /** Takes back what a track bought from a time on, since somebody else may have been there. */
    void takeBack(StoreId store, Floor floor, Track track, long from) {
        floor.buyers.takeBack(track, from, floor).forEach(change -> book(store, floor, change));
    }

    private void book(StoreId store, Floor floor, Buyers.Change change) {
        book(store, floor, change, change.before().buyer(), Basket.NOTHING);
        book(store, floor, change, change.now().buyer(), change.now().basket());
        tables.receipts.put(key(store, change.name()), change.now());
    }

    private void book(
            StoreId store, Floor floor, Buyers.Change change, String buyer, Basket basket) {
        Track track = buyer.isEmpty() ? null : floor.find(buyer);
        if (track == null) {
            return;
        }
        track.buy(change.name().time(), basket)
                .forEach((key, amounts) ->
                        tables.add(
                                store,
                                key,
                                amounts,
                                arrival(key, floor, change.now()),
                                floor.history));
        floor.stitching.changed(track);
    }

    private static Arrival arrival(FloorKey key, Floor floor, Receipt receipt) {
        Instant receivedAt = Instant.ofEpochMilli(receipt.receivedAt());
        return floor.recent.isEmpty()
                ? Arrival.of(receivedAt)
                : Settled.arrival(key.end(), floor.recent).with(receivedAt);
    }

    /** Forgets receipts of which nothing can change any more. */
    void forgetBefore(StoreId store, Floor floor, long receivedAt) {
        floor.buyers
                .forgetBefore(receivedAt, floor)
                .forEach(name -> tables.receipts.remove(key(store, name)));
    }

    /**
     * Takes up the receipts that are in the books.
     *
     * @param floors the stores' floors
     * @return what the tracks bought, by their keys
     */
    Map<EntryKey, Map<Long, Basket>> restore(Function<StoreId, Floor> floors) {
        Map<EntryKey, Map<Long, Basket>> bought = new HashMap<>();
        for (EntryKey key : tables.receipts.keys()) {
            @Nullable Receipt receipt = tables.receipts.get(key);
            if (receipt != null) {
                floors.apply(key.store())
                        .buyers
                        .add(new Buyers.Name(key.start(), key.subject()), receipt);
                bought.computeIfAbsent(
                                EntryKey.of(key.store(), receipt.buyer()), _ -> new HashMap<>())
                        .put(key.start(), receipt.basket());
            }
        }
        return bought;
    }

    private static EntryKey key(StoreId store, Buyers.Name receipt) {
        return new EntryKey(store, receipt.time(), receipt.subject());
    }
}
