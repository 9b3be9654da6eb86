package org.aisleflow.streams.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.streams.books.Books;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.jspecify.annotations.Nullable;

/**
 * The floors of a partition's stores: takes frames, keeps the tracks for a while, and keeps the
 * numbers of all windows up to date with the sightings that have come. The numbers are defined at
 * {@code Walk}.
 *
 * <p>A track is remembered until nothing of it has come for the configured time, by the clock of
 * the gateways whose messages are processed; so a backlog, however old, is computed like live
 * frames, and both side by side.
 */
public final class Floors {
    /** Beyond so many sightings trails are put together at once. */
    private static final int MOST_RECENT = 20_000;

    private final FloorTables tables;
    private final Checkout checkout;
    private final ExchangeBook exchanges;
    private final long memoryMillis;
    private final Map<StoreId, Floor> floors = new HashMap<>();

    /**
     * Takes the tracks up that are in the books.
     *
     * @param books the partition's books
     * @param trackMemory how long a track is remembered after its last sighting has come
     */
    public Floors(Books books, Duration trackMemory) {
        this.tables = new FloorTables(books);
        this.checkout = new Checkout(tables);
        this.exchanges = new ExchangeBook(tables, checkout);
        this.memoryMillis = trackMemory.toMillis();
        restore();
        books.beforeWriting(this::settle);
    }

    /**
     * Takes a frame.
     *
     * @param store the store
     * @param history its floor
     * @param time event time
     * @param receivedAt when it came
     * @param now the time by this machine's clock
     * @param sensor the sensor
     * @param frame everybody it saw
     * @return sightings that were left out, since there are too many
     */
    public int take(
            StoreId store,
            LayoutHistory history,
            Instant time,
            Instant receivedAt,
            Instant now,
            DeviceId sensor,
            Positions frame) {
        Floor floor = floors.computeIfAbsent(store, _ -> new Floor());
        floor.history = history;
        floor.hearFrom(receivedAt.toEpochMilli(), now.toEpochMilli());
        char code = Views.codeOf(sensor);
        boolean sure = history.views().tellBadges(time.toEpochMilli());
        boolean swaps = history.views().swapIds();
        if (swaps) {
            floor.exchanges.see(time.toEpochMilli());
        }
        int leftOut = 0;
        for (Positions.Track seen : frame.tracks()) {
            Sighting sighting = history.sighting(time.toEpochMilli(), seen.x(), seen.y(), code);
            Badge badge = sure ? Badge.told(seen.staff()) : Badge.NOW_AND_THEN;
            boolean sign = swaps && !sure && seen.staff();
            if (!floor.see(
                    seen.id(),
                    badge,
                    sign ? sighting.withBadge() : sighting,
                    seen.staff() && !sign,
                    receivedAt.toEpochMilli(),
                    memoryMillis)) {
                leftOut++;
            }
        }
        return leftOut;
    }

    /**
     * Takes a receipt, which belongs to somebody on the floor.
     *
     * @param store the store
     * @param history its floor
     * @param envelope the message
     * @param sale what it says
     * @param now the time by this machine's clock
     */
    public void sell(
            StoreId store, LayoutHistory history, Envelope envelope, Sale sale, Instant now) {
        Floor floor = floors.computeIfAbsent(store, _ -> new Floor());
        floor.hearFrom(envelope.receivedAt().toEpochMilli(), now.toEpochMilli());
        checkout.take(store, floor, history, envelope, sale);
    }

    /**
     * Brings all numbers up to date with the frames taken, but for how trails go together: that is
     * looked at by {@link #putTogether}.
     */
    public void settle() {
        floors.forEach(this::settle);
    }

    /** The floors of the catalog. */
    public interface Layouts {
        /**
         * A store's floor.
         *
         * @param store the store
         * @return null if the catalog does not have it
         */
        @Nullable LayoutHistory of(StoreId store);
    }

    /**
     * Looks again at which trails go together, where something has come since the last time, or
     * since this process was started.
     *
     * @param layouts the stores' floors as they are now
     */
    public void putTogether(Layouts layouts) {
        settle();
        floors.forEach((store, floor) -> {
            LayoutHistory history = layouts.of(store);
            if (history != null) {
                floor.history = history;
            }
            putTogether(store, floor);
        });
    }

    /**
     * Forgets tracks that nothing has come of for long.
     *
     * @param now the time by this machine's clock
     */
    public void forgetTracks(Instant now) {
        settle();
        floors.forEach((store, floor) -> {
            putTogether(store, floor);
            long since = floor.silentSince(now.toEpochMilli(), memoryMillis);
            for (Track track : floor.forgetBefore(since)) {
                if (track.countsAsStaff()) {
                    floor.stitching.staff().look().companyOf(track).stream()
                            .filter(Track::countsAsStaff)
                            .forEach(Track::wearBadge);
                }
                floor.stitching.forget(track);
                exchanges.forget(store, floor, track);
                tables.heads.remove(EntryKey.of(store, track.name()));
                track.windows().forEach(window -> removeChunk(store, window, track));
            }
            checkout.forgetBefore(store, floor, since);
            exchanges.forgetPast(store, floor);
        });
    }

    /** The windows of which all numbers are told. */
    public List<Table<?>> windows() {
        return tables.windows();
    }

    /** Tells changed heat. */
    public void tellHeat(Consumer<HeatWindow> tell) {
        tables.tellHeat(tell);
    }

    /** Tells changed zones. */
    public void tellZones(Consumer<ZoneWindow> tell) {
        tables.tellZones(tell);
    }

    /** Tells changed visits. */
    public void tellVisits(Consumer<VisitWindow> tell) {
        tables.tellVisits(tell);
    }

    /** Tells changed moves. */
    public void tellMoves(Consumer<FlowWindow> tell) {
        tables.tellMoves(tell);
    }

    /** Tells changed ways. */
    public void tellPaths(Consumer<PathWindow> tell) {
        tables.tellPaths(tell);
    }

    /** Tells changed doors in and out. */
    public void tellEntryExit(Consumer<EntryExitWindow> tell) {
        tables.tellEntryExit(tell);
    }

    /** Tells changed queues. */
    public void tellQueues(Consumer<QueueWindow> tell) {
        tables.tellQueues(tell);
    }

    private void settle(StoreId store, Floor floor) {
        LayoutHistory history = floor.history;
        if (history == null || floor.changed.isEmpty()) {
            return;
        }
        Set<Track> changed = new LinkedHashSet<>(floor.changed);
        for (Track track : changed) {
            Settled settled = track.settle(history);
            floor.stitching.see(track, settled.taken());
            book(store, floor, history, track, settled);
        }
        floor.changed.clear();
        lookAtStaff(store, floor, changed);
        if (floor.recent.size() > MOST_RECENT) {
            putTogether(store, floor);
        }
    }

    private void book(
            StoreId store, Floor floor, LayoutHistory history, Track track, Settled settled) {
        // Many numbers, but few windows.
        Map<Long, Arrival> arrivals = new HashMap<>();
        settled.delta()
                .forEach((key, amounts) ->
                        tables.add(
                                store,
                                key,
                                amounts,
                                arrivals.computeIfAbsent(
                                        key.end(), end -> Settled.arrival(end, settled.taken())),
                                history));
        keepChunks(store, track, settled);
        floor.stitching.undo(track, settled.undone());
        settled.ended().forEach(ended -> floor.stitching.forget(track, ended));
        floor.recent.addAll(settled.taken());
    }

    private void lookAtStaff(StoreId store, Floor floor, Set<Track> changed) {
        Set<Track> doubtful = floor.stitching.staff().withNews(changed);
        judgeStaff(store, floor, doubtful);
        keepHeads(store, changed);
        keepHeads(store, doubtful);
    }

    private void putTogether(StoreId store, Floor floor) {
        LayoutHistory history = floor.history;
        if (history != null) {
            lookAtStaff(
                    store,
                    floor,
                    exchanges.update(
                            store,
                            floor,
                            history,
                            (track, settled) -> book(store, floor, history, track, settled)));
        }
        stitch(store, floor);
        if (checkout.update(store, floor)) {
            stitch(store, floor);
        }
        floor.recent.clear();
    }

    private void stitch(StoreId store, Floor floor) {
        LayoutHistory history = floor.history;
        // Who is staff decides who came with whom; the other way round nothing is decided.
        while (history != null && floor.stitching.hasWork()) {
            Map<Track, Contribution> changes = floor.stitching.update(history.views());
            changes.forEach((track, change) ->
                    change.forEach((key, amounts) ->
                            tables.add(
                                    store,
                                    key,
                                    amounts,
                                    floor.recent.isEmpty()
                                            ? track.lastArrival()
                                            : Settled.arrival(key.end(), floor.recent),
                                    history)));
            Set<Track> touched = new LinkedHashSet<>(changes.keySet());
            judgeStaff(store, floor, touched);
            keepHeads(store, touched);
        }
    }

    private void keepHeads(StoreId store, Set<Track> tracks) {
        tracks.forEach(track -> tables.heads.put(EntryKey.of(store, track.name()), track.head()));
    }

    private void keepChunks(StoreId store, Track track, Settled settled) {
        for (long window : settled.changed()) {
            if (!settled.forgotten().contains(window)) {
                tables.chunks.put(new EntryKey(store, window, track.name()), track.chunk(window));
            }
        }
        settled.forgotten().forEach(window -> removeChunk(store, window, track));
    }

    /** What is known now of some may decide who of their visits is staff. */
    private void judgeStaff(StoreId store, Floor floor, Set<Track> touched) {
        StaffRule rule = floor.stitching.staff();
        StaffRule.Look look = rule.look();
        Set<Track> queue = new LinkedHashSet<>();
        touched.forEach(track -> queue.addAll(look.companyOf(track)));
        touched.forEach(rule::noteLookedAt);
        while (!queue.isEmpty()) {
            Track track = queue.iterator().next();
            queue.remove(track);
            boolean isStaff = look.isStaff(track);
            if (track.countsAsStaff() != isStaff) {
                Contribution change = track.countAsStaff(isStaff);
                Arrival correction =
                        floor.recent.isEmpty()
                                ? track.lastArrival()
                                : Settled.correction(floor.recent);
                change.forEach((key, amounts) ->
                        tables.add(store, key, amounts, correction, floor.history));
                floor.stitching.judged(track);
                touched.add(track);
                queue.addAll(rule.followersOf(track));
            }
        }
    }

    private void removeChunk(StoreId store, long window, Track track) {
        tables.chunks.remove(new EntryKey(store, window, track.name()));
    }

    private void restore() {
        Map<EntryKey, Map<Long, Basket>> bought =
                checkout.restore(store -> floors.computeIfAbsent(store, _ -> new Floor()));
        Map<EntryKey, NavigableMap<Long, Chunk>> chunks = new LinkedHashMap<>();
        for (EntryKey key : tables.chunks.keys()) {
            Chunk chunk = tables.chunks.get(key);
            if (chunk != null) {
                chunks.computeIfAbsent(
                                EntryKey.of(key.store(), key.subject()), _ -> new TreeMap<>())
                        .put(key.start(), chunk);
            }
        }
        chunks.forEach((key, sightings) -> {
            TrackHead head = tables.heads.get(key);
            if (head != null) {
                floors.computeIfAbsent(key.store(), _ -> new Floor())
                        .add(
                                new Track(
                                        key.subject(),
                                        head,
                                        sightings,
                                        bought.getOrDefault(key, Map.of())));
            }
        });
        exchanges.restore(store -> floors.computeIfAbsent(store, _ -> new Floor()));
        floors.values().forEach(floor -> floor.exchanges.restored());
    }
}
