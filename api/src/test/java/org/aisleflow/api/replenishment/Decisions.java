package org.aisleflow.api.replenishment;

import java.time.Instant;
import java.time.LocalDate;
import org.aisleflow.api.Samples;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.Suggestion;
import org.aisleflow.contracts.ids.SupplierId;

/** Suggestions to decide about. */
final class Decisions {
    private Decisions() {}

    static Suggestion suggestion(int quantity, double inventoryPosition) {
        return new Suggestion(
                "corner~olives~1",
                Samples.CORNER,
                Samples.OLIVES,
                "Olives, \"big\"",
                SupplierId.of("grove"),
                quantity,
                quantity / 6,
                Instant.parse("2026-03-02T19:00:00Z"),
                LocalDate.of(2026, 3, 4),
                "=because",
                Suggestion.State.OPEN,
                Instant.parse("2026-03-02T08:00:00Z"),
                new Suggestion.Evidence(
                        Band.exactly(inventoryPosition),
                        Band.exactly(3),
                        0,
                        0,
                        0,
                        inventoryPosition,
                        5,
                        2,
                        28,
                        2,
                        0,
                        1,
                        0.95,
                        15,
                        3.46,
                        20.7,
                        15.7,
                        12,
                        6,
                        48,
                        "rounded"));
    }
}
