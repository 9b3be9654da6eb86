package org.aisleflow.sim.world;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.SupplierId;

/**
 * The trucks of a shop and their trips. A shipment that finds no truck free comes some other way.
 */
final class Trucks {
    private static final double DRIVE_DEVIATION = 0.12;
    private static final long UNLOADING_MILLIS = 20 * 60_000;
    private static final double SHORTEST_FAILURE_MINUTES = 35;
    private static final double LONGEST_FAILURE_MINUTES = 90;
    private static final double DEFROST_HOURS = 12;

    private final Scene scene;
    private final Transport transport;
    private final Map<DeviceId, Truck> byTracker = new LinkedHashMap<>();
    private final Map<DeviceId, Cabinet> cabinets = new LinkedHashMap<>();
    private final Set<ShipmentId> warm = new HashSet<>();

    Trucks(Scene scene) {
        this.scene = scene;
        this.transport = scene.shop().transport();
        List<DeviceId> reefers = transport.reefers();
        for (int i = 0; i < reefers.size(); i++) {
            Cabinet cabinet = new Cabinet(cooling(reefers.get(i)), scene);
            DeviceId tracker = transport.trackers().get(i);
            cabinets.put(reefers.get(i), cabinet);
            byTracker.put(tracker, new Truck(tracker, cabinet, transport));
        }
    }

    private Cabinet.Cooling cooling(DeviceId reefer) {
        return new Cabinet.Cooling(
                reefer,
                transport.celsius(),
                transport.minCelsius(),
                transport.maxCelsius(),
                transport.allowanceSeconds(),
                DEFROST_HOURS,
                0);
    }

    Map<DeviceId, Cabinet> cabinets() {
        return cabinets;
    }

    Truck of(DeviceId tracker) {
        Truck truck = byTracker.get(tracker);
        if (truck == null) {
            throw new IllegalArgumentException("the shop has no tracker " + tracker);
        }
        return truck;
    }

    /** A shipment has to be at the shop at a time. */
    void plan(SupplierId supplier, ShipmentId shipment, long due) {
        if (!transport.suppliers().contains(supplier) || byTracker.isEmpty()) {
            return;
        }
        SplittableRandom random = scene.seeds().stream("trip " + shipment, 0);
        long drive = driveMillis(random);
        scene.agenda().at(due - drive, () -> setOut(shipment, due, random));
    }

    private long driveMillis(SplittableRandom random) {
        double noise = Draws.noiseFactor(random, DRIVE_DEVIATION);
        return Draws.seconds(transport.driveMinutes() * 60 * noise);
    }

    private void setOut(ShipmentId shipment, long due, SplittableRandom random) {
        Optional<Truck> free =
                byTracker.values().stream().filter(truck -> truck.isFree(scene.now())).findFirst();
        free.ifPresent(truck -> drive(truck, shipment, due, random));
    }

    private void drive(Truck truck, ShipmentId shipment, long due, SplittableRandom random) {
        String sscc = sscc(random);
        long returns = due + UNLOADING_MILLIS;
        long now = scene.now();
        truck.setOut(
                new Truck.Trip(shipment, sscc, now, due, returns, returns + driveMillis(random)));
        if (Draws.chance(random, transport.coolingFailsPerTrip())) {
            truck.cabinet()
                    .fail(Draws.between(random, SHORTEST_FAILURE_MINUTES, LONGEST_FAILURE_MINUTES));
        }
        scene.tell(new Happening.SetOut(now, truck.tracker(), shipment, sscc, due));
        // Just before the goods are received, so that the dock knows how they came.
        scene.agenda().at(due - 1, () -> arrive(truck, shipment, now));
    }

    private void arrive(Truck truck, ShipmentId shipment, long started) {
        boolean tooWarm = truck.cabinet().wasOutsideTooLongSince(started);
        if (tooWarm) {
            warm.add(shipment);
        }
        scene.tell(new Happening.Arrived(scene.now(), truck.tracker(), shipment, tooWarm));
    }

    /** Says once whether a shipment came too warm or too cold. */
    boolean arrivesWarm(ShipmentId shipment) {
        return warm.remove(shipment);
    }

    /** A serial shipping container code: 17 digits and the check digit of GS1. */
    private static String sscc(SplittableRandom random) {
        StringBuilder digits = new StringBuilder("09506000");
        while (digits.length() < 17) {
            digits.append(random.nextInt(10));
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits.append(Math.floorMod(-sum, 10)).toString();
    }
}
