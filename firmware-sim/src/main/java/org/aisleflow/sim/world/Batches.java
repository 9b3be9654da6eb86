package org.aisleflow.sim.world;

import java.util.Map;
import java.util.TreeMap;

/**
 * The units of one product at one place, by the day on which they are thrown away; what has to go
 * first leaves first.
 */
final class Batches {
    /** The day of what keeps for ever. */
    static final int NEVER = Integer.MAX_VALUE;

    private final TreeMap<Integer, Integer> unitsByDay = new TreeMap<>();
    private int units;

    int units() {
        return units;
    }

    /** Units that may still be sold on a day. */
    int unitsKeepingBeyond(int day) {
        return unitsByDay.tailMap(day, false).values().stream().mapToInt(Integer::intValue).sum();
    }

    void add(int day, int more) {
        if (more > 0) {
            unitsByDay.merge(day, more, Integer::sum);
            units += more;
        }
    }

    /** Takes the oldest away for good. */
    void remove(int fewer) {
        moveTo(new Batches(), fewer);
    }

    void moveTo(Batches other, int moved) {
        if (moved > units) {
            throw new IllegalStateException("%d units of %d cannot go".formatted(moved, units));
        }
        for (int left = moved; left > 0; ) {
            Map.Entry<Integer, Integer> oldest = unitsByDay.firstEntry();
            int taken = Math.min(left, oldest.getValue());
            take(oldest, taken);
            other.add(oldest.getKey(), taken);
            left -= taken;
        }
    }

    private void take(Map.Entry<Integer, Integer> batch, int taken) {
        if (taken == batch.getValue()) {
            unitsByDay.remove(batch.getKey());
        } else {
            unitsByDay.put(batch.getKey(), batch.getValue() - taken);
        }
        units -= taken;
    }

    /** Takes away what must not be sold on a day any more; returns how many units. */
    int removeDueBy(int day) {
        int due = units - unitsKeepingBeyond(day);
        remove(due);
        return due;
    }
}
