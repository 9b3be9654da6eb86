package org.aisleflow.benchmarks.plain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Follows a track from sighting to sighting, as they come. */
final class FollowTrack implements Processor<String, Seen, String, Step> {
    private static final long WINDOW_MILLIS = 300_000;
    private static final long LONGEST_STEP_MILLIS = 5_000;
    private static final long LONGEST_GAP_MILLIS = 30_000;

    private final Plan plan;
    private final String storeName;
    private @Nullable ProcessorContext<String, Step> context;
    private @Nullable KeyValueStore<String, TrackState> tracks;

    FollowTrack(Plan plan, String storeName) {
        this.plan = plan;
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<String, Step> begun) {
        context = begun;
        tracks = begun.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, Seen> record) {
        KeyValueStore<String, TrackState> states = tracks;
        if (states != null) {
            String store = record.key().substring(0, record.key().indexOf('/'));
            states.put(record.key(), next(store, states.get(record.key()), record.value()));
        }
    }

    private TrackState next(String store, @Nullable TrackState before, Seen seen) {
        int cell = plan.cellOf(seen.x(), seen.y());
        if (before != null && before.cell() != Plan.OUTSIDE) {
            long millis = Math.min(seen.time() - before.time(), LONGEST_STEP_MILLIS);
            send(before.time(), new Step.Cell(store + "/" + before.cell(), new Sums(0, millis, 0)));
        }
        long window = Math.floorDiv(seen.time(), WINDOW_MILLIS);
        Set<Integer> cells =
                before != null && before.cellsWindow() == window
                        ? new HashSet<>(before.cells())
                        : new HashSet<>();
        if (cell != Plan.OUTSIDE && cells.add(cell)) {
            send(seen.time(), new Step.Cell(store + "/" + cell, new Sums(1, 0, 0)));
        }
        boolean isGone = before == null || seen.time() - before.time() > LONGEST_GAP_MILLIS;
        List<Plan.Area> areas = plan.areasAt(seen.x(), seen.y());
        Map<String, Long> stays = stay(store, isGone ? null : before, seen, areas);
        String lastZone = move(store, isGone ? null : before, seen, areas);
        return new TrackState(seen.time(), cell, window, cells, stays, lastZone);
    }

    private Map<String, Long> stay(
            String store, @Nullable TrackState before, Seen seen, List<Plan.Area> areas) {
        Map<String, Long> stays = new HashMap<>();
        for (Plan.Area area : areas) {
            Long began = before == null ? null : before.stays().get(area.zone());
            stays.put(area.zone(), began == null ? seen.time() : began);
            if (before == null || began == null) {
                zone(store, seen.time(), area, new Sums(1, 0, 0));
            } else if (seen.time() - began >= area.dwellMillis()) {
                boolean wasDwell = before.time() - began >= area.dwellMillis();
                zone(
                        store,
                        began,
                        area,
                        wasDwell
                                ? new Sums(0, 0, seen.time() - before.time())
                                : new Sums(0, 1, seen.time() - began));
            }
        }
        return stays;
    }

    private @Nullable String move(
            String store, @Nullable TrackState before, Seen seen, List<Plan.Area> areas) {
        String from = before == null ? null : before.lastZone();
        if (areas.isEmpty()) {
            return from;
        }
        String to = areas.getFirst().zone();
        if (from != null && !from.equals(to)) {
            send(seen.time(), new Step.Move(store + "/" + from + ">" + to, new Sums(1, 0, 0)));
        }
        return to;
    }

    private void zone(String store, long time, Plan.Area area, Sums sums) {
        send(time, new Step.Zone(store + "/" + area.zone(), sums));
    }

    private void send(long time, Step step) {
        ProcessorContext<String, Step> open = context;
        if (open != null) {
            open.forward(new Record<>(step.subject(), step, time));
        }
    }
}
