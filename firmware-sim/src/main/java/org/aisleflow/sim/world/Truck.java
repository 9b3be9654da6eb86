package org.aisleflow.sim.world;

import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ShipmentId;
import org.jspecify.annotations.Nullable;

/** A refrigerated truck: waits at the distribution centre, drives to the shop and back. */
final class Truck {
    private final DeviceId tracker;
    private final Cabinet cabinet;
    private final Transport transport;
    private @Nullable Trip trip;

    /**
     * A drive to the shop and back.
     *
     * @param shipment what it brings
     * @param sscc the pallet's number
     * @param starts when it leaves the distribution centre, milliseconds since 1970
     * @param arrives when it is at the shop
     * @param returns when it leaves the shop
     * @param home when it is back
     */
    record Trip(
            ShipmentId shipment, String sscc, long starts, long arrives, long returns, long home) {}

    Truck(DeviceId tracker, Cabinet cabinet, Transport transport) {
        this.tracker = tracker;
        this.cabinet = cabinet;
        this.transport = transport;
    }

    DeviceId tracker() {
        return tracker;
    }

    Cabinet cabinet() {
        return cabinet;
    }

    boolean isFree(long now) {
        return trip == null || now >= trip.home();
    }

    void setOut(Trip next) {
        trip = next;
    }

    Whereabouts at(long time) {
        Trip now = trip;
        if (now == null || time < now.starts() || time >= now.home()) {
            return new Whereabouts(transport.depot(), null, false);
        }
        if (time < now.returns()) {
            double share = share(time, now.starts(), now.arrives());
            Transport.Place place = transport.depot().towards(transport.shop(), share);
            return new Whereabouts(place, now.sscc(), share < 1);
        }
        double share = share(time, now.returns(), now.home());
        return new Whereabouts(transport.shop().towards(transport.depot(), share), null, true);
    }

    private static double share(long time, long from, long to) {
        return Math.clamp((double) (time - from) / (to - from), 0, 1);
    }
}
