package org.aisleflow.gateway.intake;

import java.util.concurrent.CompletionStage;

/** Where an arrival is safe until it has been forwarded. */
@FunctionalInterface
public interface Journal {
    /**
     * Stores an arrival.
     *
     * @param arrival what arrived
     * @return completes when the arrival survives a crash; fails with {@link Unavailable} when it
     *     could not be stored, in which case the sender still has to keep it
     */
    CompletionStage<Void> store(Arrival arrival);

    /** The journal cannot take anything at the moment; trying again later makes sense. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        /**
         * Makes the failure.
         *
         * @param why a sentence
         */
        public Unavailable(String why) {
            super(why);
        }
    }
}
