package org.aisleflow.streams.floor;

import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;

/** The zones that a visit has gone through so far, and what it has bought. */
final class Way {
    // Joined by arrows.
    private String zones = "";
    private int length;
    private Basket basket = Basket.NOTHING;

    Way copy() {
        Way copy = new Way();
        copy.zones = zones;
        copy.length = length;
        copy.basket = basket;
        return copy;
    }

    boolean hasBought() {
        return !basket.equals(Basket.NOTHING);
    }

    /** Goes into the next zone; what came after the sixth is left out. */
    void goOn(ZoneId zone, long day, Contribution out) {
        if (length == PathWindow.LONGEST) {
            return;
        }
        count(day, -1, out);
        zones = length == 0 ? zone.value() : zones + Sums.ARROW + zone;
        length++;
        count(day, 1, out);
    }

    void buy(Basket bought, long day, Contribution out) {
        count(day, -1, out);
        basket = basket.plus(bought);
        count(day, 1, out);
    }

    private void count(long day, int sign, Contribution out) {
        if (length > 0) {
            FloorKey way = new FloorKey.Path(day, zones);
            out.add(way, FloorKey.Path.VISITS, sign);
            out.add(way, FloorKey.Path.RECEIPTS, sign * basket.receipts());
            out.add(way, FloorKey.Path.MILLIUNITS, sign * basket.milliunits());
            out.add(way, FloorKey.Path.CENTS, sign * basket.cents());
        }
    }

    void write(BytesOut out) {
        out.text(zones).count(length);
    }

    static Way read(BytesIn in) {
        Way way = new Way();
        way.zones = in.text();
        way.length = in.size();
        return way;
    }

    void writeBasket(BytesOut out) {
        basket.write(out);
    }

    void readBasket(BytesIn in) {
        basket = Basket.read(in);
    }
}
