package org.aisleflow.sim.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Scene scene;
    private final Street street;
    private final Roster roster;
    private final MorningRound round;
    private final Buyer buyer;
    private final OutsideOrders orders;
    private final Trucks trucks;
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
                        new Assortment(scenario.products(), scenario.promotions()),
                        new Floor(shop, scenario.products()),
                        new Agenda(start),
                        new Stock(scenario.products()),
                        new Strays(),
                        new Tills(shop.lanes()),
                        new Crowd(),
                        new Seeds(seed).of(store.value()),
                        this::publish);
        this.street = new Street(scene);
        this.roster = new Roster(scene);
        this.round = new MorningRound(scene, firstDay);
        this.trucks = new Trucks(scene);
        Deliveries deliveries = new Deliveries(scene, trucks);
        this.buyer = new Buyer(scene, scenario.suppliers(), deliveries);
        this.orders = new OutsideOrders(scene, scenario.suppliers(), deliveries, buyer);
        for (ShopSpec.Logger logger : shop.sensors().loggers()) {
            cabinets.put(logger.id(), new Cabinet(Cabinet.Cooling.of(logger), scene));
        }
        cabinets.putAll(trucks.cabinets());
        FirstStock.fill(scene, firstDay);
        scene.agenda().at(start, () -> beginDay(firstDay));
    }

    private void publish(Happening happening) {
        observers.forEach(observer -> observer.accept(happening));
    }

    private void beginDay(LocalDate date) {
        buyer.planDay(date);
        round.planDay(date);
        roster.planDay(date);
        street.planDay(date);
        LocalDate tomorrow = date.plusDays(1);
        scene.agenda()
                .at(
                        scene.millis(tomorrow, LocalTime.MIDNIGHT),
                        () -> {
                            buyer.closeDay();
                            beginDay(tomorrow);
                        });
    }

    /**
     * Has a product delivered that somebody outside ordered. The shop's own buyer then leaves the
     * product alone for a while (handsOffDays of the scenario).
     *
     * @param order the order; one that was placed in the world's past is placed now
     * @throws IllegalArgumentException if the shop does not sell the product
     */
    public void order(PlacedOrder order) {
        scene.assortment().of(order.sku());
        scene.agenda().at(order.placed().toEpochMilli(), () -> orders.place(order));
    }

    /**
     * Says whether a product is one of the shop's.
     *
     * @param sku a product
     * @return true if the shop sells it
     */
    public boolean sells(Sku sku) {
        return scene.assortment().has(sku);
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
     * The shelves that have a scale.
     *
     * @return zone by zone
     */
    public List<Shelf> weighedShelves() {
        return Planogram.weighed(scene.shop(), scene.products());
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
     * What lies on a product's shelf now, things that do not belong there included.
     *
     * @param sku the product
     * @return grams, without the empty shelf
     */
    public double shelfGrams(Sku sku) {
        return shelfUnits(sku) * scene.assortment().of(sku).unitGrams() + scene.strays().grams(sku);
    }

    /**
     * Where a truck is now.
     *
     * @param tracker the tracker on its pallet
     * @return its place
     */
    public Whereabouts truck(DeviceId tracker) {
        return trucks.of(tracker).at(scene.now());
    }

    /**
     * The temperature at a logger now.
     *
     * @param logger the logger of a cabinet or of a truck
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
        return scene.stock().of(sku).account();
    }

    /**
     * The account of every product.
     *
     * @return in the products' order
     */
    public List<StockAccount> stock() {
        return scene.products().stream()
                .map(goods -> scene.stock().of(goods.sku()).account())
                .toList();
    }
}
