package org.aisleflow.benchmarks.plain;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A track as far as it has gone.
 *
 * @param time of the last sighting, in milliseconds since 1970
 * @param cell of the last sighting; -1 outside the plan
 * @param cellsWindow the window that {@code cells} are of
 * @param cells the cells that it was in, in that window
 * @param stays when its stays began in the zones that it is in
 * @param lastZone the zone that it was in last
 */
record TrackState(
        long time,
        int cell,
        long cellsWindow,
        Set<Integer> cells,
        Map<String, Long> stays,
        @Nullable String lastZone) {}
