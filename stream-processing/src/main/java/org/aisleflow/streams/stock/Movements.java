package org.aisleflow.streams.stock;

import java.util.ArrayList;
import java.util.List;

/**
 * The record of one product: the newest count and what moved since, by event time. The newest
 * {@value #MOST_RECENT} moments are remembered one by one, so that whatever comes in another order
 * or before a late count gives the same; of earlier ones only their {@link Stretch}.
 */
final class Movements {
    static final int MOST_RECENT = 128;
    static final long NEVER = Long.MIN_VALUE;
    private static final double DAY_MILLIS = 86_400_000;

    long countTime = NEVER;
    double counted;
    Stretch folded = Stretch.NONE;
    long foldedFrom = NEVER;
    long foldedUntil = NEVER;
    // Ascending by time, all after foldedUntil; one per moment.
    final List<Movement> recent = new ArrayList<>();

    void add(Movement movement) {
        if (movement.time() <= foldedUntil) {
            if (movement.time() > countTime) {
                // Where exactly in the stretch it belongs is not known any more: at its end.
                folded = folded.then(movement);
            }
            return;
        }
        int index = recent.size();
        while (index > 0 && recent.get(index - 1).time() > movement.time()) {
            index--;
        }
        if (index > 0 && recent.get(index - 1).time() == movement.time()) {
            recent.set(index - 1, recent.get(index - 1).with(movement));
            return;
        }
        recent.add(index, movement);
        if (recent.size() > MOST_RECENT) {
            fold(recent.removeFirst());
        }
    }

    private void fold(Movement oldest) {
        foldedUntil = oldest.time();
        if (oldest.time() > countTime) {
            foldedFrom = foldedFrom == NEVER ? oldest.time() : foldedFrom;
            folded = folded.then(oldest);
        }
    }

    /** Takes a count of the whole store; of two at the same moment the lower one holds. */
    void count(long time, double units) {
        if (time < countTime || (time == countTime && units >= counted)) {
            return;
        }
        if (foldedFrom != NEVER && time >= foldedFrom) {
            boolean all = time >= foldedUntil;
            double left = all ? 0 : (double) (foldedUntil - time) / (foldedUntil - foldedFrom);
            folded = all ? Stretch.NONE : folded.share(left);
            foldedFrom = all ? NEVER : time;
        }
        countTime = time;
        counted = units;
    }

    /**
     * Units in the whole store. Record = count (0 if never counted) + received − sold since. What
     * was sold although the record had none must have been there: the record is set to 0 at that
     * moment, and those units are counted as hidden. Variance = initial + 0.02 · units moved + 0.05
     * · days since the count + hidden; initial = 0 after a count, else max(2, record / 4)².
     *
     * @param now the product's newest event, in milliseconds since 1970
     */
    Estimate onHand(long now) {
        Stretch since = folded;
        for (Movement movement : recent) {
            if (movement.time() > countTime) {
                since = since.then(movement);
            }
        }
        double hidden = Math.max(0, -(counted + since.lowest()));
        double units = counted + since.sum() + hidden;
        boolean isCounted = countTime != NEVER;
        double initial = isCounted ? 0 : Math.max(2, units / 4);
        double days = isCounted ? Math.max(0, (now - countTime) / DAY_MILLIS) : 0;
        double variance = initial * initial + 0.02 * since.moved() + 0.05 * days + hidden;
        return new Estimate(units, Math.sqrt(variance));
    }

    /**
     * What was taken off the shelf since a look at it, going by the till. Shoppers pay up to {@code
     * longestMillis} after they took it: a unit paid for s after the look was taken after it with
     * the probability w = min(1, s / longest). Mean Σ w, variance Σ w (1 − w).
     */
    Estimate takenSince(long look, long longestMillis) {
        double mean = 0;
        double variance = 0;
        for (int i = recent.size() - 1; i >= 0 && recent.get(i).time() > look; i--) {
            double part = Math.min(1, (recent.get(i).time() - look) / (double) longestMillis);
            double sold = Math.max(0, recent.get(i).sold());
            mean += sold * part;
            variance += sold * part * (1 - part);
        }
        return new Estimate(mean, Math.sqrt(variance));
    }
}
