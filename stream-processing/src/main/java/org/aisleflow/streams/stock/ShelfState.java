package org.aisleflow.streams.stock;

import java.time.Duration;

/**
 * Whether a shelf is stocked, suspected to be empty, or empty. A suspicion that holds becomes
 * certainty; an empty shelf is stocked again only when that is likely, so that it does not flicker.
 * Times are milliseconds since 1970.
 */
sealed interface ShelfState {
    /** From this probability on a shelf is suspected to be empty. */
    double EMPTY_PROBABILITY = 0.9;

    /** Up to this probability an empty shelf is stocked again. */
    double STOCKED_PROBABILITY = 0.3;

    /** So long a suspicion must hold. */
    long SUSTAINED_MILLIS = Duration.ofSeconds(60).toMillis();

    /** Stocked from the first evidence on. */
    long ALWAYS = Long.MIN_VALUE;

    /** A shelf of which nothing else is known. */
    ShelfState FIRST = new Stocked(ALWAYS);

    /** Event time since when it is as it is now. */
    long since();

    /**
     * Takes newer evidence in.
     *
     * @param emptyProbability what it says
     * @param time its event time, not before that of the evidence before
     * @param isLook whether somebody or a scale has looked at the shelf
     * @param isLive whether it came at once, so that silence after it means that it still holds
     */
    ShelfState after(double emptyProbability, long time, boolean isLook, boolean isLive);

    /** It has something on it. */
    record Stocked(long since) implements ShelfState {
        @Override
        public ShelfState after(double probability, long time, boolean isLook, boolean isLive) {
            return probability >= EMPTY_PROBABILITY ? new Suspected(this, time, isLive) : this;
        }
    }

    /**
     * It looks empty.
     *
     * @param before what it was
     * @param since since when it looks so
     * @param isLive whether the evidence came at once
     */
    record Suspected(Stocked before, long since, boolean isLive) implements ShelfState {
        @Override
        public ShelfState after(double probability, long time, boolean isLook, boolean isLive) {
            if (probability < EMPTY_PROBABILITY) {
                return before;
            }
            boolean isSecondLook = isLook && time > since;
            return isSecondLook || time >= since + SUSTAINED_MILLIS ? new Empty(since) : this;
        }

        /**
         * Takes in that time has passed without other evidence.
         *
         * @param gatewayTime the gateway's time, by the store's newest message
         */
        ShelfState waited(long gatewayTime) {
            return isLive && gatewayTime >= since + SUSTAINED_MILLIS ? new Empty(since) : this;
        }
    }

    /** It is empty. */
    record Empty(long since) implements ShelfState {
        @Override
        public ShelfState after(double probability, long time, boolean isLook, boolean isLive) {
            return probability <= STOCKED_PROBABILITY ? new Stocked(time) : this;
        }
    }
}
