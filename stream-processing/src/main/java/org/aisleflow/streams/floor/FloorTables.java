package org.aisleflow.streams.floor;

import java.util.List;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.streams.books.Books;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Form;
import org.aisleflow.streams.books.Table;
import org.jspecify.annotations.Nullable;

/** The floor's numbers, and the tracks behind those that can still change. */
final class FloorTables {
    // A table's number is never used again for something else; the floor has 10 to 19 and 30 to 39.
    // 10 and 11 were heads and chunks before trails were put together.
    private static final Form<TrackHead> HEADS = Form.internal(16, TrackHead.CODEC);
    private static final Form<Chunk> CHUNKS =
            Form.internal(17, ChunkCodec.INSTANCE).sized(0, 1_000);
    private static final Form<HeatGrid> HEAT = Form.facts(12, HeatGrid.CODEC).sized(50, 8_000);
    private static final Form<Sums> ZONES = Form.facts(13, Sums.CODEC);
    private static final Form<Sums> VISITS = Form.facts(14, Sums.CODEC);
    private static final Form<Sums> MOVES = Form.facts(15, Sums.CODEC);

    private static final Form<Sums> QUEUES = Form.facts(19, Sums.CODEC);
    private static final Form<PathCount> PATHS = Form.facts(18, PathCount.CODEC);
    private static final Form<PathCount> ENTRY_EXIT = Form.facts(30, PathCount.CODEC);
    private static final Form<Receipt> RECEIPTS = Form.internal(31, Receipt.CODEC);
    private static final Form<NavigableMap<Long, Bearers.Since>> BEARERS =
            Form.internal(32, Bearers.CODEC);

    final Table<TrackHead> heads;
    final Table<Chunk> chunks;
    final Table<Receipt> receipts;
    final Table<NavigableMap<Long, Bearers.Since>> bearers;
    private final Table<HeatGrid> heat;
    private final Table<Sums> zones;
    private final Table<Sums> visits;
    private final Table<Sums> moves;
    private final Table<PathCount> paths;
    private final Table<PathCount> entryExit;
    private final Table<Sums> queues;

    FloorTables(Books books) {
        heads = books.table(HEADS);
        chunks = books.table(CHUNKS);
        heat = books.table(HEAT);
        zones = books.table(ZONES);
        visits = books.table(VISITS);
        moves = books.table(MOVES);
        paths = books.table(PATHS);
        entryExit = books.table(ENTRY_EXIT);
        receipts = books.table(RECEIPTS);
        bearers = books.table(BEARERS);
        queues = books.table(QUEUES);
    }

    /** Adds to one of the numbers. */
    void add(
            StoreId store,
            FloorKey key,
            long[] amounts,
            Arrival arrival,
            @Nullable LayoutHistory history) {
        switch (key) {
            case FloorKey.Heat(long window, int cell) -> {
                HeatGrid grid = grid(store, window, arrival, history);
                grid.add(cell, amounts[FloorKey.Heat.VISITS], amounts[FloorKey.Heat.MILLIS]);
            }
            case FloorKey.Outside(long window) ->
                    grid(store, window, arrival, history).addOutside(amounts[0]);
            case FloorKey.Stay(long window, var zone) ->
                    add(zones, new EntryKey(store, window, zone.value()), amounts, arrival);
            case FloorKey.Queue(long window, var zone) ->
                    add(queues, new EntryKey(store, window, zone.value()), amounts, arrival);
            case FloorKey.Visits(long window) ->
                    add(visits, new EntryKey(store, window, ""), amounts, arrival);
            case FloorKey.Path(long window, String zones) ->
                    addCommon(
                            paths,
                            new EntryKey(store, window, zones),
                            amounts[FloorKey.Path.VISITS],
                            new Basket(
                                    amounts[FloorKey.Path.RECEIPTS],
                                    amounts[FloorKey.Path.MILLIUNITS],
                                    amounts[FloorKey.Path.CENTS]),
                            arrival);
            case FloorKey.EntryExit(long window, String doors) ->
                    addCommon(
                            entryExit,
                            new EntryKey(store, window, doors),
                            amounts[0],
                            Basket.NOTHING,
                            arrival);
            case FloorKey.Move(long window, var from, var to) ->
                    add(
                            moves,
                            new EntryKey(store, window, Sums.moveSubject(from, to)),
                            amounts,
                            arrival);
        }
    }

    void tellHeat(Consumer<HeatWindow> tell) {
        heat.tell(entry -> tell.accept(entry.getValue().fact(entry.getKey())));
    }

    void tellZones(Consumer<ZoneWindow> tell) {
        zones.tell(entry -> tell.accept(entry.getValue().zone(entry.getKey())));
    }

    void tellVisits(Consumer<VisitWindow> tell) {
        visits.tell(entry -> tell.accept(entry.getValue().visits(entry.getKey())));
    }

    void tellMoves(Consumer<FlowWindow> tell) {
        moves.tell(entry -> tell.accept(entry.getValue().move(entry.getKey())));
    }

    void tellPaths(Consumer<PathWindow> tell) {
        paths.tell(entry -> {
            if (entry.getValue().common()) {
                tell.accept(entry.getValue().way(entry.getKey()));
            }
        });
    }

    void tellEntryExit(Consumer<EntryExitWindow> tell) {
        entryExit.tell(entry -> {
            if (entry.getValue().common()) {
                tell.accept(entry.getValue().doors(entry.getKey()));
            }
        });
    }

    void tellQueues(Consumer<QueueWindow> tell) {
        queues.tell(entry -> tell.accept(entry.getValue().queue(entry.getKey())));
    }

    List<Table<?>> windows() {
        return List.of(heat, zones, visits, moves, paths, entryExit, queues);
    }

    private HeatGrid grid(
            StoreId store, long window, Arrival arrival, @Nullable LayoutHistory history) {
        EntryKey key = new EntryKey(store, window, "");
        HeatGrid grid = heat.get(key);
        if (grid == null) {
            grid = new HeatGrid(arrival);
        }
        if (history != null) {
            grid.size(history.columns(window), history.rows(window));
        }
        grid.arrived(arrival);
        heat.put(key, grid);
        return grid;
    }

    private static void addCommon(
            Table<PathCount> table, EntryKey key, long visits, Basket bought, Arrival arrival) {
        PathCount before = table.get(key);
        PathCount sum =
                (before == null ? PathCount.none(arrival) : before).with(visits, bought, arrival);
        if (sum.isNothing()) {
            table.remove(key);
        } else {
            table.put(key, sum);
        }
    }

    private static void add(Table<Sums> table, EntryKey key, long[] amounts, Arrival arrival) {
        Sums sums = table.get(key);
        if (sums == null) {
            sums = new Sums(arrival, amounts.length);
        }
        sums.add(amounts, arrival);
        table.put(key, sums);
    }
}
