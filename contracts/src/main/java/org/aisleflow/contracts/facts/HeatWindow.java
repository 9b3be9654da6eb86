package org.aisleflow.contracts.facts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.ids.StoreId;

/**
 * Where shoppers (not staff) were on a store's floor in five minutes; cells without any are left
 * out. Cell of (x, y): column ⌊x / 0.5⌋, row ⌊y / 0.5⌋, index row × columns + column.
 *
 * @param store the store
 * @param start the window's start; {@link Windows#FLOOR} long
 * @param columns cells from left to right
 * @param rows cells from bottom to top
 * @param cells the cells that somebody was in, by ascending index
 * @param outside sightings outside the plan, which are in no cell
 * @param arrival when the messages behind it came
 */
public record HeatWindow(
        StoreId store,
        Instant start,
        int columns,
        int rows,
        List<Cell> cells,
        long outside,
        Arrival arrival)
        implements WindowFact {
    /** Length of a cell's side, in metres. */
    public static final double CELL_METRES = 0.5;

    /** Takes a copy. */
    public HeatWindow {
        cells = List.copyOf(cells);
    }

    @Override
    public String series() {
        return "";
    }

    /**
     * One cell; written {@code [index, visits, seconds]}.
     *
     * @param index row × columns + column
     * @param visits distinct tracks with at least one sighting in the cell in this window
     * @param seconds person-seconds: each sighting counts the time to its track's next one, at most
     *     5 s
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"index", "visits", "seconds"})
    public record Cell(int index, int visits, double seconds) {}
}
