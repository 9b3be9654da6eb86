package org.aisleflow.sim.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;

/**
 * One shop that lives from its first midnight on. Time passes only in {@link #advanceTo}; how often
 * that is called changes nothing. Not thread-safe.
 */
public final class World {
    private static final LocalTime FIRST_COUNT = LocalTime.of(6, 0);
    private static final double FEWEST_BACKROOM_DAYS = 2;
    private static final double MOST_BACKROOM_DAYS = 5;

    private final Scene scene;
    private final Street street;
    private final Roster roster;
    private final Purchasing purchasing;
    private final Map<DeviceId, Cabinet> cabinets = new LinkedHashMap<>();
    private final List<Consumer<Happening>> observers = new ArrayList<>();

    /**
     * Opens a shop with full shelves.
     *
     * @param scenario what is simulated
     * @param store which of its shops
     * @param seed decides everything that is left to chance
     * @param firstDay the first day, by the shop's time zone; it begins at midnight
     * @throws IllegalArgumentException if the floor of the scenario cannot be walked
     */
    public World(Scenario scenario, StoreId store, long seed, LocalDate firstDay) {
        ShopSpec shop = scenario.store(store);
        long start = firstDay.atStartOfDay(shop.timezone()).toInstant().toEpochMilli();
        this.scene =
                new Scene(
                        shop,
                        scenario.products(),
                        new Floor(shop, scenario.products()),
                        new Agenda(start),
                        new Stock(scenario.products()),
                        new Tills(shop.lanes()),
                        new Crowd(),
                        new Seeds(seed).of(store.value()),
                        this::publish);
        this.street = new Street(scene);
        this.roster = new Roster(scene);
        this.purchasing = new Purchasing(scene, scenario.suppliers());
        for (ShopSpec.Logger logger : shop.sensors().loggers()) {
            cabinets.put(logger.id(), new Cabinet(logger, scene));
        }
        stockUp();
        scene.agenda().at(scene.millis(firstDay, FIRST_COUNT), this::countEverything);
        scene.agenda().at(start, () -> beginDay(firstDay));
    }

    private void publish(Happening happening) {
        observers.forEach(observer -> observer.accept(happening));
    }

    private void stockUp() {
        SplittableRandom random = scene.seeds().stream("first stock", 0);
        for (Goods goods : scene.products()) {
            double days = Draws.between(random, FEWEST_BACKROOM_DAYS, MOST_BACKROOM_DAYS);
            int packs = (int) Math.ceil(goods.perDay() * days / goods.pack());
            Stock.Holding holding = scene.stock().of(goods.sku());
            holding.arrive(goods.shelfCapacity() + packs * goods.pack());
            holding.stockShelf(goods.shelfCapacity());
        }
    }

    private void countEverything() {
        for (Goods goods : scene.products()) {
            int units = scene.stock().of(goods.sku()).onHand();
            scene.tell(new Happening.Counted(scene.now(), goods.sku(), units));
        }
    }

    private void beginDay(LocalDate date) {
        purchasing.planDay(date);
        roster.planDay(date);
        street.planDay(date);
        LocalDate tomorrow = date.plusDays(1);
        scene.agenda()
                .at(
                        scene.millis(tomorrow, LocalTime.MIDNIGHT),
                        () -> {
                            purchasing.closeDay();
                            beginDay(tomorrow);
                        });
    }

    /**
     * Asks to be told of everything that happens from now on.
     *
     * @param observer called while time advances, in the order of the happenings
     */
    public void observe(Consumer<Happening> observer) {
        observers.add(observer);
    }

    /**
     * Lets time pass.
     *
     * @param time up to and including this moment; an earlier one than now changes nothing
     */
    public void advanceTo(Instant time) {
        scene.agenda().runUntil(time.toEpochMilli());
    }

    /**
     * The time in the world.
     *
     * @return how far it has advanced
     */
    public Instant now() {
        return Instant.ofEpochMilli(scene.now());
    }

    /**
     * Where everybody in the shop is now, in the order in which they came.
     *
     * @return shoppers and staff
     */
    public List<Sighting> people() {
        return scene.crowd().at(scene.now());
    }

    /**
     * What the shop looks like.
     *
     * @return the scenario's words
     */
    public ShopSpec shop() {
        return scene.shop();
    }

    /**
     * The shelves, one per product.
     *
     * @return zone by zone
     */
    public List<Shelf> shelves() {
        return Planogram.shelves(scene.shop(), scene.products());
    }

    /**
     * Where shoppers reach for the goods of each shelf.
     *
     * @return the middle of each shelf's front edge
     */
    public Map<ShelfId, Point> shelfFronts() {
        Map<ShelfId, Point> fronts = new LinkedHashMap<>();
        Planogram.place(scene.shop(), scene.products())
                .forEach(placed -> fronts.put(placed.shelf().id(), placed.front()));
        return fronts;
    }

    /**
     * What stands on the floor and cannot be walked through.
     *
     * @return rectangles on the plan
     */
    public List<Rectangle> obstacles() {
        return scene.floor().obstacles();
    }

    /**
     * Units on a product's shelf now.
     *
     * @param sku the product
     * @return 0 or more
     */
    public int shelfUnits(Sku sku) {
        return scene.stock().of(sku).shelf();
    }

    /**
     * The temperature at a logger now.
     *
     * @param logger the logger
     * @return degrees Celsius
     */
    public double celsius(DeviceId logger) {
        Cabinet cabinet = cabinets.get(logger);
        if (cabinet == null) {
            throw new IllegalArgumentException("the shop has no logger " + logger);
        }
        return cabinet.celsius();
    }

    /**
     * The account of one product.
     *
     * @param sku the product
     * @return where its units are now
     */
    public StockAccount stock(Sku sku) {
        return scene.stock().of(sku).account(sku);
    }

    /**
     * The account of every product.
     *
     * @return in the products' order
     */
    public List<StockAccount> stock() {
        return scene.products().stream()
                .map(goods -> scene.stock().of(goods.sku()).account(goods.sku()))
                .toList();
    }
}
