package org.aisleflow.sim.world;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aisleflow.contracts.catalog.Policy;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.ids.StoreId;

/**
 * Everything that is simulated, as a scenario file says it.
 *
 * @param name what the scenario is called
 * @param suppliers who delivers
 * @param policies the ordering policies that planners have set
 * @param products the assortment
 * @param promotions when which product is cheaper
 * @param stores the shops
 * @param devices how wrong the devices are, and the network
 */
public record Scenario(
        String name,
        List<Supplier> suppliers,
        List<Policy> policies,
        List<Goods> products,
        List<Promotion> promotions,
        List<ShopSpec> stores,
        DeviceFaults devices) {
    /** Checks that names are used once and that what is named exists. */
    public Scenario {
        suppliers = List.copyOf(suppliers);
        policies = List.copyOf(policies);
        products = List.copyOf(products);
        promotions = List.copyOf(promotions);
        stores = List.copyOf(stores);
        Complaints.of("scenario " + name)
                .when(stores.isEmpty(), "it has no stores")
                .when(products.isEmpty(), "it has no products")
                .allWithin(Complaints.twice("product", products, Goods::sku))
                .allWithin(Complaints.twice("supplier", suppliers, Supplier::id))
                .allWithin(Complaints.twice("store", stores, ShopSpec::id))
                .allWithin(unknownSuppliers(suppliers, products))
                .allWithin(unknownReaderZones(devices.readers(), stores))
                .allWithin(unknownProducts(products, promotions))
                .raise();
    }

    private static List<String> unknownSuppliers(List<Supplier> suppliers, List<Goods> products) {
        Set<Object> known = new HashSet<>();
        suppliers.forEach(supplier -> known.add(supplier.id()));
        return Complaints.unknown(
                products,
                goods -> known.contains(goods.supplier()),
                goods ->
                        "product %s comes from supplier %s, who is not in the list of suppliers"
                                .formatted(goods.sku(), goods.supplier()));
    }

    private static List<String> unknownReaderZones(
            DeviceFaults.Readers readers, List<ShopSpec> stores) {
        Set<Object> known = new HashSet<>();
        stores.forEach(store -> store.zones().forEach(zone -> known.add(zone.id())));
        return Complaints.unknown(
                readers.zones(),
                known::contains,
                zone -> "devices.readers.zones names %s, a zone that no store has".formatted(zone));
    }

    /**
     * The same with other errors.
     *
     * @param other how wrong the devices shall be
     * @return a changed copy
     */
    public Scenario with(DeviceFaults other) {
        return new Scenario(name, suppliers, policies, products, promotions, stores, other);
    }

    private static List<String> unknownProducts(List<Goods> products, List<Promotion> promotions) {
        Set<Object> known = new HashSet<>();
        products.forEach(goods -> known.add(goods.sku()));
        return Complaints.unknown(
                promotions,
                promotion -> known.contains(promotion.sku()),
                promotion ->
                        "a promotion is of %s, which is not in the list of products"
                                .formatted(promotion.sku()));
    }

    /**
     * Finds a shop.
     *
     * @param id its id
     * @return the shop
     * @throws IllegalArgumentException if the scenario has none of that id
     */
    public ShopSpec store(StoreId id) {
        return stores.stream()
                .filter(store -> store.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "scenario %s has no store %s".formatted(name, id)));
    }
}
