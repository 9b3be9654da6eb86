package org.aisleflow.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aisleflow.contracts.facts.HeatWindow;
import org.junit.jupiter.api.Test;

class HeatPackingTest {
    @Test
    void givesEveryCellBackExactly() {
        List<HeatWindow.Cell> cells =
                List.of(
                        new HeatWindow.Cell(0, 0, 0),
                        new HeatWindow.Cell(1, 1, 5),
                        new HeatWindow.Cell(2, 300, 0.001),
                        new HeatWindow.Cell(70_000, 12, 1.0 / 3),
                        new HeatWindow.Cell(159_999, Integer.MAX_VALUE, 1e15),
                        new HeatWindow.Cell(160_000, 1, Double.MIN_VALUE));

        assertThat(HeatPacking.unpack(HeatPacking.pack(cells))).isEqualTo(cells);
    }

    @Test
    void takesFewBytesForAnUsualCell() {
        List<HeatWindow.Cell> cells =
                List.of(new HeatWindow.Cell(17, 3, 12), new HeatWindow.Cell(18, 1, 1));

        assertThat(HeatPacking.pack(cells)).hasSizeLessThanOrEqualTo(2 * 5);
    }
}
