package org.aisleflow.api.stores;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Alert;

/** Says in words which counter drifts, and how one can tell. */
final class DriftAlert {
    private DriftAlert() {}

    static Alert of(Store store, Instant since, CounterCheck.Drift drift) {
        long people = Math.round(Math.abs(drift.surplus()));
        boolean more = drift.surplus() > 0;
        String said =
                switch (drift.law()) {
                    case FLOOR ->
                            "In the last hour the doors counted %d more people %s than the floor's sensors show"
                                    .formatted(people, more ? "in" : "out");
                    case TRACKED ->
                            "In the last hour the doors counted %d %s people in than the floor's sensors saw come"
                                    .formatted(people, more ? "more" : "fewer");
                    case TILLS ->
                            "Since opening the tills told %d more receipts than the doors counted people in"
                                    .formatted(people);
                    case BALANCE ->
                            "Since opening the doors counted %d more people %s"
                                    .formatted(
                                            people,
                                            more
                                                    ? "in than out, though all have left"
                                                    : "out than in");
                };
        return new Alert(
                store.id(),
                Alert.Type.COUNTER_DRIFT,
                drift.line().value(),
                Alert.Severity.WARNING,
                since,
                null,
                "%s; the counter at door %s is the likeliest to be wrong."
                        .formatted(said, drift.line()),
                Map.of(
                        "comparedWith", drift.law().name().toLowerCase(Locale.ROOT),
                        "surplus", String.format(Locale.ROOT, "%.1f", drift.surplus()),
                        "tolerance", String.format(Locale.ROOT, "%.1f", drift.tolerance())));
    }
}
