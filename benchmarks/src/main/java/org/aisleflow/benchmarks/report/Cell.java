package org.aisleflow.benchmarks.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One value of a table.
 *
 * @param shown what people read
 * @param number what programs read; null for a text
 */
public record Cell(String shown, @Nullable Double number) {
    /** Nothing was measured here. */
    public static final Cell NONE = new Cell("–", null);

    /**
     * A text.
     *
     * @param text the text, without line breaks
     * @return the cell
     */
    public static Cell text(String text) {
        return new Cell(text, null);
    }

    /**
     * A number.
     *
     * @param number the number; one that is not finite was not measured
     * @param decimals as many digits after the point are shown
     * @return the cell
     */
    public static Cell number(double number, int decimals) {
        return Double.isFinite(number)
                ? new Cell(String.format(Locale.ROOT, "%,." + decimals + "f", number), number)
                : NONE;
    }

    boolean isNumber() {
        return number != null;
    }
}
