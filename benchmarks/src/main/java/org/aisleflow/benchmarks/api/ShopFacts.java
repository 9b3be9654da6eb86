package org.aisleflow.benchmarks.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;

/**
 * Facts of a shop as stream-processing tells them, with numbers that are drawn: what matters is how
 * many there are. The same for the same times. Not thread-safe.
 */
final class ShopFacts {
    private static final long ALL_MINUTES = (1L << 60) - 1;
    private static final double CELLS_VISITED = 0.3;
    private static final int LINKS_A_ZONE = 3;

    private final Store store;
    private final StoreId id;
    private final int columns;
    private final int rows;

    /**
     * Facts of a shop.
     *
     * @param store what it looks like
     * @param id what it is called
     */
    ShopFacts(Store store, StoreId id) {
        this.store = store;
        this.id = id;
        this.columns = (int) Math.ceil(store.widthMetres() / HeatWindow.CELL_METRES);
        this.rows = (int) Math.ceil(store.depthMetres() / HeatWindow.CELL_METRES);
    }

    /** Whether shoppers are there. */
    boolean isOpen(Instant time) {
        var local = time.atZone(store.timezone()).toLocalTime();
        return !local.isBefore(store.opens()) && local.isBefore(store.closes());
    }

    /** What is told of an hour of all devices. */
    List<WindowFact> hour(Instant start) {
        List<WindowFact> facts = new ArrayList<>();
        for (Device device : store.devices()) {
            if (device.kind() == Kind.POSITIONS || device.kind() == Kind.CROSSING) {
                facts.add(
                        new LedgerHour(
                                id,
                                device.id(),
                                device.kind(),
                                start,
                                3_600,
                                0,
                                Map.of(),
                                0,
                                0,
                                List.of(),
                                0,
                                ALL_MINUTES,
                                arrival(start, Windows.LEDGER)));
            }
        }
        return facts;
    }

    /** What is told of a minute at the doors. */
    List<WindowFact> minute(Instant start) {
        SplittableRandom random = random(start);
        List<WindowFact> facts = new ArrayList<>();
        for (Door door : store.doors()) {
            facts.add(
                    new FootfallWindow(
                            id,
                            door.id(),
                            start,
                            random.nextInt(4),
                            random.nextInt(4),
                            random.nextInt(12),
                            arrival(start, Windows.FOOTFALL)));
        }
        return facts;
    }

    /** What is told of five minutes on the floor. */
    List<WindowFact> fiveMinutes(Instant start) {
        SplittableRandom random = random(start);
        Arrival arrival = arrival(start, Windows.FLOOR);
        List<WindowFact> facts = new ArrayList<>();
        facts.add(heat(start, random, arrival));
        facts.add(new VisitWindow(id, start, 6, 1, 4_000, 900, 1, 1, 5_400, 900, arrival));
        List<Zone> zones = store.zones();
        for (int i = 0; i < zones.size(); i++) {
            facts.add(
                    new ZoneWindow(
                            id,
                            zones.get(i).id(),
                            start,
                            random.nextInt(30),
                            random.nextInt(20),
                            random.nextInt(10),
                            random.nextInt(600),
                            random.nextInt(900),
                            random.nextInt(5),
                            random.nextInt(5),
                            arrival));
            for (int next = 1; next <= LINKS_A_ZONE; next++) {
                facts.add(
                        new FlowWindow(
                                id,
                                start,
                                zones.get(i).id(),
                                zones.get((i + next) % zones.size()).id(),
                                random.nextInt(1, 9),
                                arrival));
            }
        }
        return facts;
    }

    private HeatWindow heat(Instant start, SplittableRandom random, Arrival arrival) {
        List<HeatWindow.Cell> cells = new ArrayList<>();
        for (int index = 0; index < columns * rows; index++) {
            if (random.nextDouble() < CELLS_VISITED) {
                cells.add(
                        new HeatWindow.Cell(
                                index, random.nextInt(1, 5), random.nextInt(1, 60_000) / 1_000.0));
            }
        }
        return new HeatWindow(id, start, columns, rows, cells, random.nextInt(3), arrival);
    }

    private SplittableRandom random(Instant start) {
        return new SplittableRandom(id.hashCode() * 31L + start.getEpochSecond());
    }

    private static Arrival arrival(Instant start, Duration length) {
        return new Arrival(start.plusSeconds(1), start.plus(length));
    }
}
