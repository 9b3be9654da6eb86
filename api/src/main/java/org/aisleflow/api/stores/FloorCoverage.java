package org.aisleflow.api.stores;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * How well the floor was watched in a range: reported / expected minutes of the sensors that see
 * the part in question.
 *
 * @param floor which sensors see what
 * @param coverage of them
 * @param range the range
 */
record FloorCoverage(SeenFloor floor, Coverage coverage, TimeRange range) {
    /** Of the whole floor, 0 to 1; null if nothing was expected. */
    @Nullable Double ofFloor() {
        return coverage.of(range);
    }

    /** Of a zone, 0 to 1; null if nothing was expected, or if no sensor sees it. */
    @Nullable Double of(Zone zone) {
        return coverage.only(floor.sensorsOf(zone)).of(range);
    }

    /**
     * The cells that no sensor saw which reported at least once; all if none reported that should
     * have.
     */
    List<CellRun> unknownCells() {
        Set<DeviceId> working =
                floor.sensors().stream().filter(this::works).collect(Collectors.toSet());
        Double share = coverage.of(range);
        return working.isEmpty() && share != null ? floor.allCells() : floor.cellsUnseenBy(working);
    }

    private boolean works(DeviceId sensor) {
        Double share = coverage.only(Set.of(sensor)).of(range);
        return share != null && share > 0;
    }
}
