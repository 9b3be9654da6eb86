package org.aisleflow.sim.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Policy;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.junit.jupiter.api.Test;

class ShopCatalogTest {
    private final List<CatalogEntry> catalog =
            ShopCatalog.of(ScenarioReader.builtIn("corner-shop"));
    private final Store store = only(Store.class).getFirst();

    private <T extends CatalogEntry> List<T> only(Class<T> type) {
        return catalog.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<Device> devices(Kind kind) {
        return store.devices().stream().filter(device -> device.kind() == kind).toList();
    }

    @Test
    void theShopIsAsLargeAsADemoMustBe() {
        assertThat(store.zones()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(store.zones()).filteredOn(Zone::staffOnly).hasSize(1);
        assertThat(store.zones())
                .filteredOn(Zone::isQueue)
                .singleElement()
                .satisfies(queue ->
                        assertThat(queue.queueOf())
                                .extracting(DeviceId::value)
                                .containsExactly("till-1", "till-2", "till-3"));
        assertThat(store.doors()).hasSize(2);
        assertThat(store.shelves()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(only(Product.class)).hasSizeGreaterThanOrEqualTo(100);
        assertThat(only(Supplier.class)).hasSizeBetween(3, 8);
        assertThat(only(Policy.class)).isNotEmpty();
        assertThat(devices(Kind.POSITIONS)).hasSize(12);
        assertThat(devices(Kind.WEIGHT)).hasSameSizeAs(store.shelves());
        assertThat(devices(Kind.CROSSING)).hasSameSizeAs(store.doors());
        assertThat(devices(Kind.CLIMATE)).isNotEmpty();
        assertThat(devices(Kind.SALE)).isNotEmpty();
        assertThat(devices(Kind.DELIVERY)).hasSize(1);
    }

    @Test
    void sensorsThatSwapIdsSaySo() {
        assertThat(devices(Kind.POSITIONS)).allMatch(device -> device.idSwapShare() == null);
        Scenario bad = ScenarioReader.builtIn("bad-day");
        double share = bad.devices().overheads().switchShare();

        assertThat(share).isPositive();
        assertThat(ShopCatalog.of(bad))
                .filteredOn(Store.class::isInstance)
                .flatExtracting(entry -> ((Store) entry).devices())
                .filteredOn(device -> device.kind() == Kind.POSITIONS)
                .isNotEmpty()
                .allMatch(device -> Objects.equals(device.idSwapShare(), share));
    }

    @Test
    void everyProductHasASupplierAndAShelf() {
        Set<Object> suppliers =
                only(Supplier.class).stream().map(Supplier::id).collect(Collectors.toSet());
        Set<Object> shelved = new HashSet<>();
        store.shelves().forEach(shelf -> shelved.add(shelf.sku()));

        assertThat(only(Product.class))
                .allMatch(product -> suppliers.contains(product.supplier()))
                .allMatch(product -> shelved.contains(product.sku()))
                .allMatch(product -> product.cost() < product.price());
    }

    @Test
    void everyEntryHasAKeyOfItsOwn() {
        assertThat(catalog).extracting(CatalogEntry::key).doesNotHaveDuplicates();
    }

    @Test
    void zonesTileThePlan() {
        double area = store.zones().stream().mapToDouble(ShopCatalogTest::squareMetres).sum();

        assertThat(area).isEqualTo(store.widthMetres() * store.depthMetres());
    }

    private static double squareMetres(Zone zone) {
        double twice = 0;
        for (int i = 0; i < zone.polygon().size(); i++) {
            var from = zone.polygon().get(i);
            var to = zone.polygon().get((i + 1) % zone.polygon().size());
            twice += from.x() * to.y() - to.x() * from.y();
        }
        return twice / 2;
    }

    @Test
    void everyScaleWeighsAShelfAndEveryLoggerHasABand() {
        Set<Object> shelves = store.shelves().stream().map(Shelf::id).collect(Collectors.toSet());

        assertThat(devices(Kind.WEIGHT)).allMatch(device -> shelves.contains(device.shelf()));
        assertThat(devices(Kind.CLIMATE))
                .allMatch(device -> device.minCelsius() != null && device.maxCelsius() != null);
    }
}
