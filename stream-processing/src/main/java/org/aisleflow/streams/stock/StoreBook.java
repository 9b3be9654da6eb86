package org.aisleflow.streams.stock;

import java.util.Set;
import java.util.TreeSet;
import org.aisleflow.contracts.ids.Sku;

/**
 * What a store's products have in common: its days with sales (local, counted since 1970), the
 * gateway's time by its newest message, and which shelves are suspected to be empty. Not
 * thread-safe.
 */
public final class StoreBook {
    long firstDay = Long.MAX_VALUE;
    long newestDay = Long.MIN_VALUE;
    long toldDay = Long.MIN_VALUE;
    long gatewayTime = Long.MIN_VALUE;
    final Set<Sku> suspected = new TreeSet<>();

    /**
     * Notes a day with sales.
     *
     * @param day local day in days since 1970
     */
    public void sold(long day) {
        firstDay = Math.min(firstDay, day);
        newestDay = Math.max(newestDay, day);
    }

    /**
     * Notes that a message reached the gateway.
     *
     * @param receivedAt milliseconds since 1970
     */
    public void heard(long receivedAt) {
        gatewayTime = Math.max(gatewayTime, receivedAt);
    }

    /**
     * Notes whether a product's shelf is suspected to be empty.
     *
     * @param sku the product
     * @param isSuspected whether it is
     */
    public void suspect(Sku sku, boolean isSuspected) {
        if (isSuspected) {
            suspected.add(sku);
        } else {
            suspected.remove(sku);
        }
    }

    /** The products whose shelves are suspected to be empty. */
    public Set<Sku> suspected() {
        return Set.copyOf(suspected);
    }

    /** The gateway's time, in milliseconds since 1970. */
    public long gatewayTime() {
        return gatewayTime;
    }

    /** Whether there is a day with sales. */
    public boolean hasSold() {
        return newestDay != Long.MIN_VALUE;
    }

    /** The first day with sales. */
    public long firstDay() {
        return firstDay;
    }

    /** The newest day with sales, which is taken not to be over. */
    public long newestDay() {
        return newestDay;
    }

    /** Whether a day is over whose sales have not gone into every product's demand told. */
    public boolean hasUntoldDay() {
        return toldDay < newestDay;
    }

    /** Notes that every product's demand is to be told anew. */
    public void toldDay() {
        toldDay = newestDay;
    }
}
