package org.aisleflow.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Objects;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ZoneId;

/**
 * A part of a store's floor.
 *
 * @param id the zone
 * @param name what people call it
 * @param polygon its corners in order, at least 3; the last is joined to the first
 * @param dwellSeconds a stay of at least this many seconds is a dwell
 * @param staffOnly true if shoppers have no business there
 * @param queueOf the tills that people wait for here, by their devices; empty if it is no queue
 */
public record Zone(
        ZoneId id,
        String name,
        List<Point> polygon,
        double dwellSeconds,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
                boolean staffOnly,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DeviceId> queueOf) {
    private static final int MOST_CORNERS = 1_000;

    /** Checks the corners and the dwell time. */
    public Zone {
        polygon = List.copyOf(polygon);
        // An entry that says nothing of queues has none.
        queueOf = List.copyOf(Objects.requireNonNullElse(queueOf, List.of()));
        Check.that(
                polygon.size() >= 3 && polygon.size() <= MOST_CORNERS,
                "zone %s has %d corners, it needs 3 to 1000".formatted(id, polygon.size()));
        Check.notNegative("dwellSeconds of zone " + id, dwellSeconds);
    }

    /**
     * A zone that is no queue.
     *
     * @param id the zone
     * @param name what people call it
     * @param polygon its corners in order
     * @param dwellSeconds a stay of at least this many seconds is a dwell
     * @param staffOnly true if shoppers have no business there
     */
    public Zone(
            ZoneId id, String name, List<Point> polygon, double dwellSeconds, boolean staffOnly) {
        this(id, name, polygon, dwellSeconds, staffOnly, List.of());
    }

    /**
     * Whether people wait here for a till.
     *
     * @return true if it is a queue
     */
    @JsonIgnore
    public boolean isQueue() {
        return !queueOf.isEmpty();
    }
}
