package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.SupplierId;

/**
 * The refrigerated trucks that bring goods from a distribution centre to a shop. Each has a tracker
 * on its pallet and a temperature logger.
 *
 * @param trucks how many there are, 0 to 50
 * @param suppliers whose goods they bring
 * @param depot latitude and longitude of the distribution centre
 * @param shop latitude and longitude of the shop
 * @param driveMinutes mean minutes of a drive
 * @param celsius the set temperature
 * @param minCelsius the lowest temperature allowed
 * @param maxCelsius the highest temperature allowed
 * @param allowanceSeconds how long it may be outside before it is an excursion
 * @param coolingFailsPerTrip share of trips on which the cooling fails for a while, 0 to 1
 */
public record Transport(
        int trucks,
        List<SupplierId> suppliers,
        Place depot,
        Place shop,
        double driveMinutes,
        double celsius,
        double minCelsius,
        double maxCelsius,
        double allowanceSeconds,
        double coolingFailsPerTrip) {
    /** Checks the ranges. */
    public Transport {
        suppliers = List.copyOf(suppliers);
        Complaints.of("transport")
                .unlessWithin("trucks", trucks, 0, 50)
                .unlessWithin("driveMinutes", driveMinutes, 5, 1_000)
                .unlessWithin("celsius", celsius, minCelsius, maxCelsius)
                .unlessWithin("allowanceSeconds", allowanceSeconds, 0, 86_400)
                .unlessWithin("coolingFailsPerTrip", coolingFailsPerTrip, 0, 1)
                .raise();
    }

    /**
     * A place on earth, in WGS 84.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     */
    public record Place(double latitude, double longitude) {
        /** Checks the ranges. */
        public Place {
            Complaints.of("a place")
                    .unlessWithin("latitude", latitude, -90, 90)
                    .unlessWithin("longitude", longitude, -180, 180)
                    .raise();
        }

        Place towards(Place other, double share) {
            return new Place(
                    latitude + share * (other.latitude - latitude),
                    longitude + share * (other.longitude - longitude));
        }
    }

    /**
     * The trackers on the trucks' pallets, one per truck.
     *
     * @return the devices
     */
    public List<DeviceId> trackers() {
        return numbered("tracker-");
    }

    /**
     * The loggers in the trucks, one per truck, in the same order.
     *
     * @return the devices
     */
    public List<DeviceId> reefers() {
        return numbered("reefer-");
    }

    private List<DeviceId> numbered(String prefix) {
        List<DeviceId> devices = new ArrayList<>();
        for (int number = 1; number <= trucks; number++) {
            devices.add(DeviceId.of(prefix + number));
        }
        return devices;
    }
}
