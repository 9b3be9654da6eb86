package org.aisleflow.contracts.catalog;

import java.util.List;
import org.aisleflow.contracts.ids.LineId;

/**
 * An entrance. Walking along its line from the first to the second point, people come <em>in</em>
 * from left to right.
 *
 * @param id the door and its line
 * @param line the two ends of the line
 */
public record Door(LineId id, List<Point> line) {
    /** Checks that the line has two different ends. */
    public Door {
        line = List.copyOf(line);
        Check.that(
                line.size() == 2 && !line.get(0).equals(line.get(1)),
                "the line of door %s must have two different points".formatted(id));
    }
}
