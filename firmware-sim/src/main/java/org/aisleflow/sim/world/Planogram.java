package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;

/** Which product lies where: every zone's products, spread evenly over the faces of the zone. */
public final class Planogram {
    /** Grams of an empty shelf per unit that fits on it; boards are made for their load. */
    private static final double TARE_GRAMS_PER_UNIT = 20;

    private static final double TARE_GRAMS = 500;

    private Planogram() {}

    /**
     * The shelves of a shop, one per product.
     *
     * @param shop the shop
     * @param products the assortment
     * @return zone by zone
     * @throws IllegalArgumentException if a product lies in a zone that no fixture faces
     */
    public static List<Shelf> shelves(ShopSpec shop, List<Goods> products) {
        return place(shop, products).stream().map(Placed::shelf).toList();
    }

    /**
     * The shelves that have a scale.
     *
     * @param shop the shop
     * @param products the assortment
     * @return those of the products that sell fastest, zone by zone
     */
    public static List<Shelf> weighed(ShopSpec shop, List<Goods> products) {
        Set<Sku> fastest =
                products.stream()
                        .sorted(Comparator.comparingDouble(Goods::perDay).reversed())
                        .limit(shop.sensors().scales())
                        .map(Goods::sku)
                        .collect(Collectors.toSet());
        return shelves(shop, products).stream()
                .filter(shelf -> fastest.contains(shelf.sku()))
                .toList();
    }

    /**
     * A shelf on a face of a fixture.
     *
     * @param shelf the shelf
     * @param front the middle of its front edge
     * @param side where its front points to
     */
    record Placed(Shelf shelf, Point front, ShopSpec.Side side) {
        Point outward(double metres) {
            return switch (side) {
                case NORTH -> new Point(front.x(), front.y() + metres);
                case EAST -> new Point(front.x() + metres, front.y());
                case SOUTH -> new Point(front.x(), front.y() - metres);
                case WEST -> new Point(front.x() - metres, front.y());
            };
        }
    }

    private record Face(ShopSpec.Fixture fixture, ShopSpec.Side side) {
        double metres() {
            Rectangle at = fixture.at();
            return switch (side) {
                case NORTH, SOUTH -> at.right() - at.left();
                case EAST, WEST -> at.top() - at.bottom();
            };
        }

        Point along(double metres) {
            Rectangle at = fixture.at();
            return switch (side) {
                case NORTH -> new Point(at.left() + metres, at.top());
                case EAST -> new Point(at.right(), at.bottom() + metres);
                case SOUTH -> new Point(at.left() + metres, at.bottom());
                case WEST -> new Point(at.left(), at.bottom() + metres);
            };
        }
    }

    static List<Placed> place(ShopSpec shop, List<Goods> products) {
        Map<ZoneId, List<Face>> faces = facesByZone(shop);
        Map<ZoneId, List<Goods>> goodsByZone = new LinkedHashMap<>();
        for (Goods goods : products) {
            goodsByZone.computeIfAbsent(goods.zone(), _ -> new ArrayList<>()).add(goods);
        }
        List<Placed> placed = new ArrayList<>();
        goodsByZone.forEach((zone, goods) -> {
            List<Face> ofZone = faces.getOrDefault(zone, List.of());
            if (ofZone.isEmpty()) {
                throw new IllegalArgumentException(
                        "store %s has no fixture that faces zone %s, where product %s lies"
                                .formatted(shop.id(), zone, goods.getFirst().sku()));
            }
            placed.addAll(spread(ofZone, goods));
        });
        return placed;
    }

    private static Map<ZoneId, List<Face>> facesByZone(ShopSpec shop) {
        Map<ZoneId, List<Face>> faces = new LinkedHashMap<>();
        for (ShopSpec.Fixture fixture : shop.fixtures()) {
            if (!fixture.faces().isEmpty()) {
                new EnumMap<>(fixture.faces())
                        .forEach((side, zone) ->
                                faces.computeIfAbsent(zone, _ -> new ArrayList<>())
                                        .add(new Face(fixture, side)));
            }
        }
        return faces;
    }

    private static List<Placed> spread(List<Face> faces, List<Goods> goods) {
        double total = faces.stream().mapToDouble(Face::metres).sum();
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            double metres = (i + 0.5) * total / goods.size();
            int face = 0;
            while (metres >= faces.get(face).metres() && face < faces.size() - 1) {
                metres -= faces.get(face).metres();
                face++;
            }
            Face at = faces.get(face);
            placed.add(new Placed(shelf(goods.get(i)), at.along(metres), at.side()));
        }
        return placed;
    }

    private static Shelf shelf(Goods goods) {
        int capacity = goods.shelfCapacity();
        return new Shelf(
                ShelfId.of("shelf-" + goods.sku().value().replaceAll("[.:]", "-")),
                goods.zone(),
                goods.sku(),
                capacity,
                TARE_GRAMS + TARE_GRAMS_PER_UNIT * capacity);
    }
}
