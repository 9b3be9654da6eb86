package org.aisleflow.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * One frame of one overhead sensor: everybody it sees at one moment.
 *
 * @param tracks the people seen, at most 500; empty when the sensor sees nobody
 */
public record Positions(List<Track> tracks) implements Telemetry {
    /** Checks the size and takes a copy. */
    public Positions {
        Range.checkSize("tracks", tracks, 0, 500);
        tracks = List.copyOf(tracks);
    }

    /**
     * One person in a frame.
     *
     * @param id the sensor system's name for the person while it follows them, 1 to 64 characters
     * @param x metres to the right of the plan's lower left, -10,000 to 10,000
     * @param y metres above the plan's lower left, -10,000 to 10,000
     * @param staff true if the person wears a staff badge
     */
    public record Track(
            String id,
            double x,
            double y,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
                    boolean staff) {
        private static final double FARTHEST_METRES = 10_000;

        /** Checks the ranges. */
        public Track {
            Range.checkText("id", id, 64);
            Range.check("x", x, -FARTHEST_METRES, FARTHEST_METRES, "metres");
            Range.check("y", y, -FARTHEST_METRES, FARTHEST_METRES, "metres");
        }
    }
}
