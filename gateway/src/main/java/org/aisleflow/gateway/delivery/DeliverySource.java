package org.aisleflow.gateway.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads what devices sent from a broker, each message until it is acknowledged. No more than 1,000
 * are on their way beyond the last acknowledged one: a handler that does not acknowledge is all the
 * back-pressure there is, and all that is needed.
 */
public interface DeliverySource extends AutoCloseable {

    /** Takes deliveries, one after the other, in the order of arrival. */
    @FunctionalInterface
    interface Handler {
        /**
         * Takes a delivery. May block, which holds up everything behind it. A delivery whose
         * handling throws is not acknowledged and comes again.
         *
         * @param delivery what arrived
         * @throws InterruptedException when the source is being closed
         */
        void handle(Delivery delivery) throws InterruptedException;
    }

    /** Begins to read, and begins again whenever the broker is lost. */
    void start();

    /**
     * Waits until there is something to read from for the first time.
     *
     * @param limit how long to wait
     * @return false if it took longer
     * @throws InterruptedException when the waiting thread is interrupted
     */
    boolean awaitConnected(Duration limit) throws InterruptedException;

    /**
     * Says why nothing can be read.
     *
     * @return a sentence, or empty when all is well
     */
    Optional<String> trouble();

    /** Stops reading; what is not acknowledged stays with the broker. */
    @Override
    void close();
}
