package org.aisleflow.sim.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a recording spans, found by reading it once. Not thread-safe. */
final class Survey {
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private double leastX;
    private double leastY;
    private double mostX;
    private double mostY;
    private boolean positions;
    private final SortedSet<String> lines = new TreeSet<>();

    /**
     * Reads a recording.
     *
     * @throws IllegalArgumentException if it is empty, or goes beyond the lower left of the plan
     */
    static Survey of(Recording recording) throws IOException {
        Survey survey = new Survey();
        recording.read(survey::add);
        if (survey.first.isAfter(survey.last)) {
            throw new IllegalArgumentException("the recording has no lines below its header");
        }
        if (Math.min(survey.leastX, survey.leastY) < 0) {
            throw new IllegalArgumentException(
                    "the recording begins at x %.2f m, y %.2f m; say with --origin what shall be 0,0"
                            .formatted(survey.leastX, survey.leastY));
        }
        return survey;
    }

    private void add(Row row) {
        first = row.time().isBefore(first) ? row.time() : first;
        last = row.time().isAfter(last) ? row.time() : last;
        switch (row) {
            case Row.Seen seen -> {
                positions = true;
                leastX = Math.min(leastX, seen.x());
                leastY = Math.min(leastY, seen.y());
                mostX = Math.max(mostX, seen.x());
                mostY = Math.max(mostY, seen.y());
            }
            case Row.Crossed crossed -> lines.add(crossed.line());
        }
    }

    Instant first() {
        return first;
    }

    Instant last() {
        return last;
    }

    /** True if people's places were recorded, false if crossings were. */
    boolean hasPositions() {
        return positions;
    }

    double mostX() {
        return mostX;
    }

    double mostY() {
        return mostY;
    }

    SortedSet<String> lines() {
        return lines;
    }
}
