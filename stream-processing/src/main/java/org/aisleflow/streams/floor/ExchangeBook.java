package org.aisleflow.streams.floor;

import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Function;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.streams.books.EntryKey;

/** Keeps the stores' {@link Exchanges}, and books what they change. */
final class ExchangeBook {
    private final FloorTables tables;
    private final Checkout checkout;

    /** Books what has changed of a track. */
    interface Booking {
        /**
         * Books it.
         *
         * @param track the track
         * @param settled what has changed
         */
        void book(Track track, Settled settled);
    }

    ExchangeBook(FloorTables tables, Checkout checkout) {
        this.tables = tables;
        this.checkout = checkout;
    }

    /**
     * Gives everybody what was seen of them under others' ids, if any sensor swaps ids.
     *
     * @return the tracks that have changed
     */
    Set<Track> update(StoreId store, Floor floor, LayoutHistory history, Booking booking) {
        if (!history.views().swapIds() || !floor.exchanges.hasWork()) {
            return Set.of();
        }
        Exchanges.Changes changes = floor.exchanges.update(history.views());
        changes.handovers()
                .forEach((track, handover) ->
                        checkout.takeBack(store, floor, track, handover.since()));
        changes.handovers()
                .forEach((track, handover) -> {
                    floor.stitching.beforeExchange(track);
                    Settled settled = track.exchange(handover, history);
                    booking.book(track, settled);
                    floor.stitching.exchanged(track, settled.taken());
                });
        changes.names().forEach(name -> keep(store, floor, name));
        return new LinkedHashSet<>(changes.handovers().keySet());
    }

    /** Forgets a track that is forgotten. */
    void forget(StoreId store, Floor floor, Track track) {
        if (floor.exchanges.forget(track)) {
            tables.bearers.remove(EntryKey.of(store, track.name()));
        }
    }

    /** Forgets exchanges that are long past. */
    void forgetPast(StoreId store, Floor floor) {
        floor.exchanges.forgetPast().forEach(name -> keep(store, floor, name));
    }

    private void keep(StoreId store, Floor floor, String name) {
        NavigableMap<Long, Bearers.Since> known = floor.exchanges.known(name);
        if (known.isEmpty()) {
            tables.bearers.remove(EntryKey.of(store, name));
        } else {
            tables.bearers.put(EntryKey.of(store, name), known);
        }
    }

    /** Takes up what is in the books, when all tracks are. */
    void restore(Function<StoreId, Floor> floors) {
        for (EntryKey key : tables.bearers.keys()) {
            NavigableMap<Long, Bearers.Since> known = tables.bearers.get(key);
            if (known != null) {
                floors.apply(key.store()).exchanges.restore(key.subject(), known);
            }
        }
    }
}
