package org.aisleflow.sim.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.Sku;

/** Every unit of every product, wherever it is; units move between places, none appears. */
final class Stock {
    private final Map<Sku, Holding> holdings = new LinkedHashMap<>();

    Stock(List<Goods> products) {
        products.forEach(goods -> holdings.put(goods.sku(), new Holding(goods.shelfCapacity())));
    }

    Holding of(Sku sku) {
        Holding holding = holdings.get(sku);
        if (holding == null) {
            throw new IllegalArgumentException("the shop does not sell " + sku);
        }
        return holding;
    }

    /** The units of one product by where they are or what became of them. */
    static final class Holding {
        private final int capacity;
        private int delivered;
        private int shelf;
        private int backroom;
        private int carried;
        private int inBaskets;
        private int sold;
        private int stolen;
        private int broken;

        Holding(int capacity) {
            this.capacity = capacity;
        }

        int shelf() {
            return shelf;
        }

        int backroom() {
            return backroom;
        }

        /** Shelf units that are missing to a full shelf and not on their way already. */
        int room() {
            return Math.max(0, capacity - shelf - carried);
        }

        double fullness() {
            return (double) (shelf + carried) / capacity;
        }

        int sold() {
            return sold;
        }

        /** What the book says is there: it knows nothing of what was stolen or broke. */
        int booked() {
            return delivered - sold;
        }

        int onHand() {
            return shelf + backroom + carried;
        }

        void arrive(int units) {
            delivered += units;
            backroom += units;
        }

        void stockShelf(int units) {
            int moved = Math.min(units, Math.min(backroom, room()));
            backroom -= moved;
            shelf += moved;
        }

        int carryOut(int mostUnits) {
            int taken = Math.min(mostUnits, Math.min(backroom, room()));
            backroom -= taken;
            carried += taken;
            return taken;
        }

        void fill(int units, int brokenUnits) {
            carried -= units;
            broken += brokenUnits;
            shelf += units - brokenUnits;
        }

        int pick(int wanted) {
            int taken = Math.min(wanted, shelf);
            shelf -= taken;
            inBaskets += taken;
            return taken;
        }

        void sell(int units) {
            inBaskets -= units;
            sold += units;
        }

        void steal(int units) {
            inBaskets -= units;
            stolen += units;
        }

        StockAccount account(Sku sku) {
            return new StockAccount(
                    sku, delivered, sold, stolen, broken, shelf, backroom, carried, inBaskets);
        }
    }
}
