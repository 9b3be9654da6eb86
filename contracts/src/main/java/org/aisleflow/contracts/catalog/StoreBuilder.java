package org.aisleflow.contracts.catalog;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * A store that is being put together, or changed. It is checked as a whole, when it is built:
 * queues name devices, and shelves zones, in whatever order they come. Not thread-safe.
 */
public final class StoreBuilder {
    private final StoreId id;
    private final String name;
    private final ZoneId timezone;
    private LocalTime opens = LocalTime.MIDNIGHT;
    private LocalTime closes = LocalTime.MIDNIGHT;
    private double widthMetres;
    private double depthMetres;
    private List<Zone> zones = List.of();
    private List<Door> doors = List.of();
    private List<Shelf> shelves = List.of();
    private List<Device> devices = List.of();
    private @Nullable Instant validFrom;
    private @Nullable List<StoreLayout> earlier;

    StoreBuilder(StoreId id, String name, ZoneId timezone) {
        this.id = id;
        this.name = name;
        this.timezone = timezone;
    }

    StoreBuilder(Store store) {
        this(store.id(), store.name(), store.timezone());
        opens = store.opens();
        closes = store.closes();
        widthMetres = store.widthMetres();
        depthMetres = store.depthMetres();
        zones = store.zones();
        doors = store.doors();
        shelves = store.shelves();
        devices = store.devices();
        validFrom = store.validFrom();
        earlier = store.earlier();
    }

    /**
     * Sets the hours; without them it never closes.
     *
     * @param opening local time it opens, every day
     * @param closing local time it closes; before or at {@code opening} means on the next day
     * @return this
     */
    public StoreBuilder open(LocalTime opening, LocalTime closing) {
        opens = opening;
        closes = closing;
        return this;
    }

    /**
     * Sets the plan's extent.
     *
     * @param width metres to the right, up to 200
     * @param depth metres upwards, up to 200
     * @return this
     */
    public StoreBuilder extent(double width, double depth) {
        widthMetres = width;
        depthMetres = depth;
        return this;
    }

    /**
     * Sets the parts of the floor that visits are told by.
     *
     * @param all all zones
     * @return this
     */
    public StoreBuilder zones(List<Zone> all) {
        zones = all;
        return this;
    }

    /**
     * Sets the entrances.
     *
     * @param all all doors
     * @return this
     */
    public StoreBuilder doors(List<Door> all) {
        doors = all;
        return this;
    }

    /**
     * Sets the shelves.
     *
     * @param all all shelves
     * @return this
     */
    public StoreBuilder shelves(List<Shelf> all) {
        shelves = all;
        return this;
    }

    /**
     * Sets the devices.
     *
     * @param all all devices
     * @return this
     */
    public StoreBuilder devices(List<Device> all) {
        devices = all;
        return this;
    }

    /**
     * Sets from when on this layout applies.
     *
     * @param begins event time; null if always
     * @param before the layouts before it, oldest first; null if there are none
     * @return this
     */
    public StoreBuilder validFrom(@Nullable Instant begins, @Nullable List<StoreLayout> before) {
        validFrom = begins;
        earlier = before;
        return this;
    }

    /**
     * Makes the store.
     *
     * @return the store
     * @throws IllegalArgumentException with a sentence, if there can be no such store
     */
    public Store build() {
        return new Store(
                id,
                name,
                timezone,
                opens,
                closes,
                widthMetres,
                depthMetres,
                zones,
                doors,
                shelves,
                devices,
                validFrom,
                earlier);
    }
}
