package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where shoppers were.
 *
 * @param cellMetres length of a cell's side
 * @param columns cells from left to right
 * @param rows cells from bottom to top
 * @param values one for each cell, row by row from y = 0: visits (distinct tracks in the cell,
 *     added up over windows of five minutes) or seconds (person-seconds)
 * @param unknown runs of cells that no sensor saw which reported in the range: there a 0 says
 *     nothing; where the catalog does not say what the sensors cover, all cells or none
 * @param outside sightings outside the plan, which are in no cell
 * @param coverage reported / expected minutes of the floor's sensors, 0 to 1; null if none was
 *     expected
 * @param status provisional, final or revised
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record HeatmapView(
        double cellMetres,
        int columns,
        int rows,
        List<Double> values,
        List<CellRun> unknown,
        long outside,
        @Nullable Double coverage,
        Status status) {}
