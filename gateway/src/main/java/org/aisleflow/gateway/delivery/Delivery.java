package org.aisleflow.gateway.delivery;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aisleflow.gateway.intake.Arrival;

/**
 * An arrival that the broker keeps until it is acknowledged. Thread-safe; acknowledging is in any
 * order and from any thread.
 */
public final class Delivery {
    private final Origin origin;
    private final Arrival arrival;
    private final Receipt receipt;

    /** Where deliveries come from, until it is lost; then they come again from another one. */
    public interface Origin {
        /**
         * Says whether it still waits for acknowledgements.
         *
         * @return false once it is lost or given up
         */
        boolean isOpen();

        /**
         * Gives it up: what it has not seen acknowledged comes again from another one.
         *
         * @param why the reason, for the log
         */
        void end(String why);
    }

    /** The arrivals of one message share it. */
    private record Receipt(AtomicInteger unacknowledged, Runnable acknowledgement) {}

    private Delivery(Origin origin, Arrival arrival, Receipt receipt) {
        this.origin = origin;
        this.arrival = arrival;
        this.receipt = receipt;
    }

    /**
     * The arrivals of one message, which the broker keeps until each of them is acknowledged.
     *
     * @param origin where the message comes from
     * @param arrivals what is in it
     * @param acknowledgement lets the broker forget the message; called once
     * @return a delivery for each, in their order
     */
    public static List<Delivery> of(
            Origin origin, List<Arrival> arrivals, Runnable acknowledgement) {
        Receipt receipt = new Receipt(new AtomicInteger(arrivals.size()), acknowledgement);
        if (arrivals.size() == 1) {
            return List.of(new Delivery(origin, arrivals.getFirst(), receipt));
        }
        return arrivals.stream().map(arrival -> new Delivery(origin, arrival, receipt)).toList();
    }

    /**
     * What arrived.
     *
     * @return the arrival
     */
    public Arrival arrival() {
        return arrival;
    }

    /**
     * Says whether the broker still waits for its acknowledgement.
     *
     * @return false if it will come again from another origin
     */
    public boolean isOpen() {
        return origin.isOpen();
    }

    /**
     * Says whether both came from the same origin. From a new one everything comes again that was
     * not acknowledged.
     *
     * @param other another delivery
     * @return false if one of them came after a reconnect
     */
    public boolean cameWith(Delivery other) {
        return origin.equals(other.origin);
    }

    /**
     * Lets the broker forget it, once those that came in the same message may be forgotten too. To
     * be called once. Does nothing if it will come again anyway.
     */
    public void acknowledge() {
        if (receipt.unacknowledged().decrementAndGet() == 0) {
            receipt.acknowledgement().run();
        }
    }

    /**
     * Asks for this delivery and all others that are not acknowledged yet once more, in their
     * order.
     *
     * @param why the reason, for the log
     */
    public void giveBack(String why) {
        origin.end(why);
    }
}
