package org.aisleflow.sim.score;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;

/** What a number is about. */
sealed interface Key {
    /** Ways to be counted at a door. */
    enum Direction {
        IN,
        OUT,
        PASSING
    }

    /** A door, a direction and a quarter hour. */
    record Door(StoreId store, LineId line, Direction direction, Instant quarter) implements Key {
        Door ever() {
            return new Door(store, line, direction, Instant.EPOCH);
        }
    }

    /** A store at a moment. */
    record Moment(StoreId store, Instant time) implements Key {
        Moment day() {
            return new Moment(store, time.truncatedTo(ChronoUnit.DAYS));
        }
    }

    /** A store in a quarter hour. */
    record Quarter(StoreId store, Instant start) implements Key {
        static Quarter of(StoreId store, long second) {
            return new Quarter(store, Period.quarterOf(Instant.ofEpochSecond(second)));
        }
    }

    /** A zone in a quarter hour. */
    record Zone(StoreId store, ZoneId zone, Instant quarter) implements Key {
        Zone ever() {
            return new Zone(store, zone, Instant.EPOCH);
        }
    }

    /** Moves between two zones in quarter hours that follow each other. */
    record Move(Quarter stretch, ZoneId from, ZoneId to) implements Key {
        Move ever() {
            return new Move(new Quarter(stretch.store(), Instant.EPOCH), from, to);
        }
    }

    /** A product in a store. */
    record Product(StoreId store, Sku sku) implements Key {}

    /** A device of a store. */
    record Device(StoreId store, DeviceId device) implements Key {}
}
