package org.aisleflow.streams.floor;

import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.ZoneId;

/** A number that sightings add to; every window is named by its start, in ms since 1970. */
sealed interface FloorKey {
    /** When the window begins. */
    long window();

    /**
     * A cell: visits, milliseconds.
     *
     * @param window the window
     * @param cell the cell
     */
    record Heat(long window, int cell) implements FloorKey {
        static final int VISITS = 0;
        static final int MILLIS = 1;
    }

    /**
     * Sightings outside the plan.
     *
     * @param window the window
     */
    record Outside(long window) implements FloorKey {}

    /**
     * A zone: entries, unique visits, dwells, milliseconds of dwells and of stays, visits that
     * began and ended with it.
     *
     * @param window the window
     * @param zone the zone
     */
    record Stay(long window, ZoneId zone) implements FloorKey {
        static final int ENTRIES = 0;
        static final int UNIQUE = 1;
        static final int DWELLS = 2;
        static final int DWELL_MILLIS = 3;
        static final int STAY_MILLIS = 4;
        static final int FIRST = 5;
        static final int LAST = 6;
    }

    /**
     * All visits: their number, bounces, milliseconds, micrometres, staff's visits and those of
     * companions by the window in which they began; and the milliseconds that people were there in
     * the window.
     *
     * @param window the window
     */
    record Visits(long window) implements FloorKey {
        static final int VISITS = 0;
        static final int BOUNCES = 1;
        static final int MILLIS = 2;
        static final int MICROMETRES = 3;
        static final int STAFF = 4;
        static final int COMPANIONS = 5;
        static final int PRESENT_MILLIS = 6;
        static final int STAFF_MILLIS = 7;
    }

    /**
     * Moves from zone to zone.
     *
     * @param window the window
     * @param from the zone left
     * @param to the zone entered
     */
    record Move(long window, ZoneId from, ZoneId to) implements FloorKey {}

    /**
     * Visits that went a way, and what they bought: receipts, thousandths of units, hundredths of
     * the currency.
     *
     * @param window the day
     * @param zones the zones, joined by {@link Sums#ARROW}
     */
    record Path(long window, String zones) implements FloorKey {
        static final int VISITS = 0;
        static final int RECEIPTS = 1;
        static final int MILLIUNITS = 2;
        static final int CENTS = 3;
        static final int SLOTS = 4;
    }

    /**
     * Visits that came in by one door and were last seen at one.
     *
     * @param window the day
     * @param doors both, joined by {@link Sums#ARROW}
     */
    record EntryExit(long window, String doors) implements FloorKey {}

    /**
     * A queue: who joined it, milliseconds they waited, and the milliseconds that people were there
     * in each step of the window.
     *
     * @param window the window
     * @param zone the zone
     */
    record Queue(long window, ZoneId zone) implements FloorKey {
        static final int JOINED = 0;
        static final int WAIT_MILLIS = 1;
        static final int FIRST_STEP = 2;
        static final long STEP_MILLIS = QueueWindow.STEP.toMillis();
        static final int SLOTS =
                FIRST_STEP + (int) (Windows.FLOOR.toMillis() / QueueWindow.STEP.toMillis());
    }

    /** When the window ends. */
    default long end() {
        return window() + (isOfDay() ? Windows.PATHS : Windows.FLOOR).toMillis();
    }

    private boolean isOfDay() {
        return this instanceof Path || this instanceof EntryExit;
    }

    /** How many numbers there are. */
    default int slots() {
        return switch (this) {
            case Heat _ -> 2;
            case Outside _, Move _, EntryExit _ -> 1;
            case Path _ -> Path.SLOTS;
            case Stay _ -> 7;
            case Visits _ -> 8;
            case Queue _ -> Queue.SLOTS;
        };
    }
}
