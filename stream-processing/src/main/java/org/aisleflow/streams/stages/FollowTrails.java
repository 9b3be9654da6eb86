package org.aisleflow.streams.stages;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.streams.StreamProcessingConfig;
import org.aisleflow.streams.Tallies;
import org.aisleflow.streams.catalog.Catalog;
import org.aisleflow.streams.catalog.StorePlan;
import org.aisleflow.streams.floor.Floors;
import org.aisleflow.streams.floor.LayoutHistory;
import org.aisleflow.streams.footfall.TillReceipts;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Follows people over the floor: heat, zones, visits, moves, ways and queues. */
final class FollowTrails implements Stage.Work<StoreId, Envelope> {
    private static final Duration SWEEP = Duration.ofMinutes(1);

    /** Which trails are one person's turns out over seconds; looking more often is only work. */
    private static final Duration PUT_TOGETHER = Duration.ofSeconds(10);

    private final Desk desk;
    private final Catalog catalog;
    private final Tallies tallies;
    private final Floors floors;
    private final Map<StoreId, KnownFloor> known = new HashMap<>();
    private long putTogetherAt;

    FollowTrails(
            ProcessorContext<Object, Object> context,
            StreamProcessingConfig config,
            Duration windowMemory,
            Tallies tallies) {
        this.desk = new Desk(context);
        this.catalog = desk.catalog();
        this.tallies = tallies;
        this.floors = new Floors(desk.books(), config.trackMemory());
        desk.every(config.summaryInterval(), this::tell);
        desk.every(SWEEP, () -> floors.forgetTracks(Instant.ofEpochMilli(desk.now())));
        floors.windows().forEach(table -> desk.forgetAfter(windowMemory, table));
    }

    @Override
    public void process(Record<StoreId, Envelope> record) {
        Envelope envelope = record.value();
        switch (envelope.telemetry()) {
            case Positions frame -> follow(envelope, frame);
            case Sale sale when TillReceipts.isPurchase(sale) -> sell(envelope, sale);
            default -> {}
        }
    }

    private void sell(Envelope envelope, Sale sale) {
        LayoutHistory floor = floor(envelope.store());
        if (floor != null) {
            floors.sell(envelope.store(), floor, envelope, sale, Instant.ofEpochMilli(desk.now()));
        }
    }

    private void follow(Envelope envelope, Positions frame) {
        LayoutHistory floor = floor(envelope.store());
        if (floor == null) {
            tallies.count(Tallies.Tally.FRAME_WITHOUT_FLOOR);
            return;
        }
        int leftOut =
                floors.take(
                        envelope.store(),
                        floor,
                        envelope.time(),
                        envelope.receivedAt(),
                        Instant.ofEpochMilli(desk.now()),
                        envelope.device(),
                        frame);
        tallies.add(Tallies.Tally.SIGHTING_OVER_LIMIT, leftOut);
    }

    private void tell() {
        long now = desk.now();
        if (now - putTogetherAt >= PUT_TOGETHER.toMillis()) {
            putTogetherAt = now;
            floors.putTogether(this::floor);
        } else {
            floors.settle();
        }
        floors.tellHeat(fact -> send(fact, StageNames.WRITE_HEAT));
        floors.tellZones(fact -> send(fact, StageNames.WRITE_ZONES));
        floors.tellVisits(fact -> send(fact, StageNames.WRITE_VISITS));
        floors.tellMoves(fact -> send(fact, StageNames.WRITE_FLOWS));
        floors.tellPaths(fact -> send(fact, StageNames.WRITE_PATHS));
        floors.tellEntryExit(fact -> send(fact, StageNames.WRITE_ENTRY_EXIT));
        floors.tellQueues(fact -> send(fact, StageNames.WRITE_QUEUES));
    }

    private void send(WindowFact fact, String child) {
        desk.send(fact.store(), fact, child);
    }

    // The catalog gives the same plan as long as its entry is the same.
    @SuppressWarnings("ReferenceEquality")
    private @Nullable LayoutHistory floor(StoreId store) {
        StorePlan plan = catalog.store(store);
        if (plan == null) {
            known.remove(store);
            return null;
        }
        KnownFloor floor = known.get(store);
        if (floor == null || floor.plan() != plan) {
            floor = new KnownFloor(plan, new LayoutHistory(plan.store()));
            known.put(store, floor);
        }
        return floor.history();
    }

    /**
     * A prepared floor.
     *
     * @param plan what it was prepared from
     * @param history its layouts
     */
    private record KnownFloor(StorePlan plan, LayoutHistory history) {}
}
