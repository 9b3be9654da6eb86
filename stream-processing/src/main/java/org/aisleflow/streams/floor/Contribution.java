package org.aisleflow.streams.floor;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What sightings add to the floor's numbers. All are whole numbers, so that what was added can be
 * taken back without a trace.
 */
final class Contribution {
    private final Map<FloorKey, long[]> sums = new HashMap<>();

    void add(FloorKey key, int slot, long amount) {
        if (amount != 0) {
            sums.computeIfAbsent(key, made -> new long[made.slots()])[slot] += amount;
        }
    }

    void add(Contribution other) {
        other.sums.forEach((key, amounts) -> addAll(key, amounts, 1));
    }

    void subtract(Contribution other) {
        other.sums.forEach((key, amounts) -> addAll(key, amounts, -1));
    }

    /** The same if it was staff: nothing but the number of visits and how long they were there. */
    Contribution asStaff() {
        Contribution staff = new Contribution();
        sums.forEach((key, amounts) -> {
            if (key instanceof FloorKey.Visits) {
                staff.add(key, FloorKey.Visits.STAFF, amounts[FloorKey.Visits.VISITS]);
                staff.add(
                        key, FloorKey.Visits.STAFF_MILLIS, amounts[FloorKey.Visits.PRESENT_MILLIS]);
            }
        });
        return staff;
    }

    /** Visits what is not nothing. */
    void forEach(BiConsumer<FloorKey, long[]> visitor) {
        sums.forEach((key, amounts) -> {
            for (long amount : amounts) {
                if (amount != 0) {
                    visitor.accept(key, amounts);
                    return;
                }
            }
        });
    }

    private void addAll(FloorKey key, long[] amounts, int sign) {
        for (int slot = 0; slot < amounts.length; slot++) {
            add(key, slot, sign * amounts[slot]);
        }
    }
}
