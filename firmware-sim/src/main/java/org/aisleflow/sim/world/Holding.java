package org.aisleflow.sim.world;

/**
 * The units of one product by where they are or what became of them, and what the shop's book says.
 * Units move between places; apart from the first stock and deliveries none appears.
 */
final class Holding {
    private final Goods goods;
    private final Batches shelf = new Batches();
    private final Batches backroom = new Batches();
    private final Batches carried = new Batches();
    private final Batches inBaskets = new Batches();
    private final Batches misplaced = new Batches();
    private int initial;
    private int delivered;
    private int sold;
    private int stolen;
    private int broken;
    private int expired;
    private int writtenOff;
    private int booked;
    private int rungUp;

    Holding(Goods goods) {
        this.goods = goods;
    }

    int shelf() {
        return shelf.units();
    }

    int backroom() {
        return backroom.units();
    }

    /** Shelf units that are missing to a full shelf and not on their way already. */
    int room() {
        return Math.max(0, goods.shelfCapacity() - shelf.units() - carried.units());
    }

    double fullness() {
        return (double) (shelf.units() + carried.units()) / goods.shelfCapacity();
    }

    /** Units on receipts so far. */
    int rungUp() {
        return rungUp;
    }

    /** What the book says is there: it knows notes, receipts, counts and what was thrown away. */
    int booked() {
        return booked;
    }

    /** What somebody who counts everything at its own place finds. */
    int onHand() {
        return shelf.units() + backroom.units() + carried.units();
    }

    /** Units on hand that have to be thrown away by a day. */
    int dueBy(int day) {
        return onHand()
                - shelf.unitsKeepingBeyond(day)
                - backroom.unitsKeepingBeyond(day)
                - carried.unitsKeepingBeyond(day);
    }

    /** The first stock of all: as much as fits on the shelf, the rest in the backroom. */
    void begin(int units, int expires) {
        initial += units;
        booked += units;
        backroom.add(expires, units);
        backroom.moveTo(shelf, Math.min(units, room()));
    }

    void arrive(int units, int expires) {
        delivered += units;
        backroom.add(expires, units);
    }

    /** The book takes up what a delivery note says. */
    void note(int units) {
        booked += units;
    }

    /** The book takes up what a receipt says. */
    void ringUp(int units) {
        booked -= units;
        rungUp += units;
    }

    /** The book takes up what somebody counted. */
    void recount(int units) {
        booked = units;
    }

    int carryOut(int mostUnits) {
        int taken = Math.min(mostUnits, Math.min(backroom.units(), room()));
        backroom.moveTo(carried, taken);
        return taken;
    }

    void fill(int units, int brokenUnits) {
        carried.remove(brokenUnits);
        broken += brokenUnits;
        carried.moveTo(shelf, units - brokenUnits);
    }

    int pick(int wanted) {
        int taken = Math.min(wanted, shelf.units());
        shelf.moveTo(inBaskets, taken);
        return taken;
    }

    void sell(int units) {
        inBaskets.remove(units);
        sold += units;
    }

    void steal(int units) {
        inBaskets.remove(units);
        stolen += units;
    }

    /** A shopper puts units down where they do not belong. */
    void misplace(int units) {
        inBaskets.moveTo(misplaced, units);
    }

    /** Staff take up units that lie where they do not belong. */
    void find(int units) {
        misplaced.moveTo(carried, units);
    }

    void carryBack(int units) {
        carried.moveTo(backroom, units);
    }

    /** Staff bring units of an abandoned basket to the backroom. */
    void clear(int units) {
        inBaskets.moveTo(backroom, units);
    }

    /** Staff throw away what must not be sold on a day any more. */
    int expire(int day) {
        int due = shelf.removeDueBy(day) + backroom.removeDueBy(day);
        expired += due;
        booked -= due;
        return due;
    }

    /** Staff throw away units that are in the backroom. */
    void writeOff(int units) {
        backroom.remove(units);
        writtenOff += units;
        booked -= units;
    }

    StockAccount account() {
        return new StockAccount(
                goods.sku(),
                initial,
                delivered,
                sold,
                stolen,
                broken,
                expired,
                writtenOff,
                shelf.units(),
                backroom.units(),
                carried.units(),
                inBaskets.units(),
                misplaced.units());
    }
}
