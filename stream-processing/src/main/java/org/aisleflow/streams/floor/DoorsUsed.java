package org.aisleflow.streams.floor;

import java.util.Objects;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.jspecify.annotations.Nullable;

/**
 * By which door a visit came in, and at which it was seen last. Whoever was first seen anywhere
 * else came by no door that is known.
 */
final class DoorsUsed {
    private @Nullable LineId entry;
    private @Nullable LineId exit;

    DoorsUsed copy() {
        DoorsUsed copy = new DoorsUsed();
        copy.entry = entry;
        copy.exit = exit;
        return copy;
    }

    boolean cameByADoor() {
        return entry != null;
    }

    /** The first sighting of a visit is at a door, or at none. */
    void begin(@Nullable LineId door, long day, Contribution out) {
        entry = door;
        goOn(door, day, out);
    }

    /** The next sighting is at a door, or at none. */
    void goOn(@Nullable LineId door, long day, Contribution out) {
        if (entry != null && !Objects.equals(door, exit)) {
            count(day, -1, out);
            exit = door;
            count(day, 1, out);
        }
    }

    private void count(long day, int sign, Contribution out) {
        if (entry != null && exit != null) {
            out.add(new FloorKey.EntryExit(day, entry + Sums.ARROW + exit), 0, sign);
        }
    }

    /** Writes those of a visit that came by a door. */
    void write(BytesOut out) {
        out.text(entry == null ? "" : entry.value()).text(exit == null ? "" : exit.value());
    }

    static DoorsUsed read(BytesIn in) {
        DoorsUsed doors = new DoorsUsed();
        doors.entry = door(in.text());
        doors.exit = door(in.text());
        return doors;
    }

    private static @Nullable LineId door(String name) {
        return name.isEmpty() ? null : LineId.of(name);
    }
}
