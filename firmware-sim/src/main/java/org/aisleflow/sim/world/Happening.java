package org.aisleflow.sim.world;

import java.util.List;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.SupplierId;

/** Something that truly happened in the shop, whether or not a device noticed. */
public sealed interface Happening {
    /**
     * When.
     *
     * @return milliseconds since 1970
     */
    long time();

    /**
     * A shopper came in.
     *
     * @param time when
     * @param person who
     * @param group the number of the person they follow; their own if they follow nobody
     * @param door where
     * @param wants their shopping list
     */
    record Entered(long time, int person, int group, LineId door, List<Line> wants)
            implements Happening {
        /** Takes a copy. */
        public Entered {
            wants = List.copyOf(wants);
        }
    }

    /**
     * A shopper went out.
     *
     * @param time when
     * @param person who
     * @param door where
     * @param track where they were
     */
    record Left(long time, int person, LineId door, Track track) implements Happening {}

    /**
     * Somebody came to work, by the back door.
     *
     * @param time when
     * @param person who
     * @param badge true if they wear their badge
     */
    record CameToWork(long time, int person, boolean badge) implements Happening {}

    /**
     * Somebody went home from work, by the back door.
     *
     * @param time when
     * @param person who
     * @param track where they were
     */
    record WentHome(long time, int person, Track track) implements Happening {}

    /**
     * Somebody walked past a door.
     *
     * @param time when
     * @param door which
     */
    record Passed(long time, LineId door) implements Happening {}

    /**
     * A shopper took units off a shelf.
     *
     * @param time when
     * @param person who
     * @param sku what
     * @param units how many
     * @param insteadOf the product that was wanted; the same one if this was
     */
    record Picked(long time, int person, Sku sku, int units, Sku insteadOf) implements Happening {}

    /**
     * A shopper found a shelf empty and looks round for the product.
     *
     * @param time when
     * @param person who
     * @param sku what
     * @param units how many are missing
     */
    record Searched(long time, int person, Sku sku, int units) implements Happening {}

    /**
     * A shopper put units down on the shelf of another product.
     *
     * @param time when
     * @param person who
     * @param sku what
     * @param units how many
     * @param onShelfOf where
     */
    record Misplaced(long time, int person, Sku sku, int units, Sku onShelfOf)
            implements Happening {}

    /**
     * Staff took up units that lay on the shelf of another product.
     *
     * @param time when
     * @param person who
     * @param sku what
     * @param units how many
     * @param onShelfOf where
     */
    record Found(long time, int person, Sku sku, int units, Sku onShelfOf) implements Happening {}

    /**
     * Staff brought units back to the backroom: found ones, or those of a basket left behind.
     *
     * @param time when
     * @param sku what
     * @param units how many
     */
    record PutAway(long time, Sku sku, int units) implements Happening {}

    /** Why a basket was left behind. */
    enum Reason {
        /** The queue was too long. */
        LONG_QUEUE,
        /** Something that has nothing to do with the shop. */
        CHANGED_MIND
    }

    /**
     * A shopper left the basket behind.
     *
     * @param time when
     * @param person who
     * @param reason why
     * @param lines what lay in it
     */
    record GaveUp(long time, int person, Reason reason, List<Line> lines) implements Happening {
        /** Takes a copy. */
        public GaveUp {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A shopper wanted units that were not there and took nothing in their place.
     *
     * @param time when
     * @param person who
     * @param sku what
     * @param units how many
     */
    record LostSale(long time, int person, Sku sku, int units) implements Happening {}

    /**
     * A shopper joined the queue of a till; when their turn will be is known at once.
     *
     * @param time when
     * @param person who
     * @param till where
     * @param ahead how many stood there before
     * @param served when the cashier will turn to them
     * @param done when they will have paid
     */
    record Queued(long time, int person, DeviceId till, int ahead, long served, long done)
            implements Happening {}

    /**
     * A shopper paid.
     *
     * @param time when
     * @param person who
     * @param till where
     * @param receipt the receipt
     * @param lines what the shopper has
     * @param rung what the receipt says, line by line
     */
    record Paid(
            long time,
            int person,
            DeviceId till,
            ReceiptId receipt,
            List<Line> lines,
            List<RungUp> rung)
            implements Happening {
        /** Takes copies. */
        public Paid {
            lines = List.copyOf(lines);
            rung = List.copyOf(rung);
        }
    }

    /**
     * Units left the shop without being paid.
     *
     * @param time when
     * @param person who
     * @param sku what
     * @param units how many
     */
    record Stolen(long time, int person, Sku sku, int units) implements Happening {}

    /**
     * Units broke while the shelf was filled.
     *
     * @param time when
     * @param sku what
     * @param units how many
     */
    record Broken(long time, Sku sku, int units) implements Happening {}

    /**
     * Staff threw units away because their shelf life was over.
     *
     * @param time when
     * @param sku what
     * @param units how many
     */
    record Expired(long time, Sku sku, int units) implements Happening {}

    /**
     * Staff threw units away because they had been too warm.
     *
     * @param time when
     * @param sku what
     * @param units how many
     */
    record WrittenOff(long time, Sku sku, int units) implements Happening {}

    /**
     * Staff took units out of the backroom.
     *
     * @param time when
     * @param person who
     * @param sku what
     * @param units how many
     */
    record Carried(long time, int person, Sku sku, int units) implements Happening {}

    /**
     * Staff put units from the backroom on the shelf.
     *
     * @param time when
     * @param person who
     * @param sku what
     * @param units how many
     */
    record Refilled(long time, int person, Sku sku, int units) implements Happening {}

    /**
     * The shop ordered.
     *
     * @param time when
     * @param order the order's number; its shipment has the same
     * @param supplier from whom
     * @param due when it will come
     * @param own true if the shop ordered by itself, false if through Aisleflow
     * @param lines what
     */
    record Ordered(
            long time,
            ShipmentId order,
            SupplierId supplier,
            long due,
            boolean own,
            List<Line> lines)
            implements Happening {
        /** Takes a copy. */
        public Ordered {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Goods came.
     *
     * @param time when
     * @param supplier from whom
     * @param shipment the shipment
     * @param lines what truly came
     * @param noted what the delivery note says, line by line
     */
    record Delivered(
            long time, SupplierId supplier, ShipmentId shipment, List<Line> lines, List<Line> noted)
            implements Happening {
        /** Takes copies. */
        public Delivered {
            lines = List.copyOf(lines);
            noted = List.copyOf(noted);
        }
    }

    /**
     * Somebody counted a product, shelf and backroom.
     *
     * @param time when
     * @param sku what
     * @param units what they say they found
     * @param truly what was there
     */
    record Counted(long time, Sku sku, int units, int truly) implements Happening {}

    /**
     * A truck left the distribution centre.
     *
     * @param time when
     * @param tracker the tracker on its pallet
     * @param shipment what it brings
     * @param sscc the pallet's number
     * @param due when it will be at the shop
     */
    record SetOut(long time, DeviceId tracker, ShipmentId shipment, String sscc, long due)
            implements Happening {}

    /**
     * A truck arrived at the shop.
     *
     * @param time when
     * @param tracker the tracker on its pallet
     * @param shipment what it brings
     * @param excursion true if it was too warm or too cold for too long on the way
     */
    record Arrived(long time, DeviceId tracker, ShipmentId shipment, boolean excursion)
            implements Happening {}

    /**
     * The air at a logger has been outside its band for longer than allowed.
     *
     * @param time when it was for too long
     * @param logger where
     * @param since when it left the band
     */
    record ExcursionBegan(long time, DeviceId logger, long since) implements Happening {}

    /**
     * The air at a logger is back in its band after an excursion.
     *
     * @param time when it came back
     * @param logger where
     * @param since when it left the band
     * @param worstCelsius the temperature farthest outside
     */
    record ExcursionEnded(long time, DeviceId logger, long since, double worstCelsius)
            implements Happening {}

    /**
     * A product and a number of units.
     *
     * @param sku what
     * @param units how many
     */
    record Line(Sku sku, int units) {}

    /**
     * A line of a receipt.
     *
     * @param truly the product that the shopper has
     * @param sku the product that the receipt says
     * @param units how many the receipt says
     * @param price what one unit costs
     */
    record RungUp(Sku truly, Sku sku, int units, double price) {}
}
