package org.aisleflow.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;

/** Asks what became of every device's messages in the whole hours of the period. */
final class LedgerAnswers {
    private static final Duration HOUR = Windows.LEDGER;

    private final ApiReader api;
    private final ApiNumbers numbers;
    private final Instant from;
    private final Instant to;

    LedgerAnswers(ApiReader api, Period period, ApiNumbers numbers) {
        this.api = api;
        this.numbers = numbers;
        Instant first = Windows.startOf(period.from(), HOUR);
        this.from = first.isBefore(period.from()) ? first.plus(HOUR) : first;
        this.to = Windows.startOf(period.to(), HOUR);
    }

    void read(Store store) {
        if (!from.isBefore(to)) {
            return;
        }
        for (JsonNode device : api.get("/fleet/devices", "store", store.id())) {
            DeviceId id = Answer.id(device, "device", DeviceId::of);
            JsonNode ledger =
                    api.get(
                            "/fleet/devices/%s/ledger".formatted(id),
                            "store",
                            store.id(),
                            "from",
                            from,
                            "to",
                            to);
            numbers.ledger.add(new Key.Device(store.id(), id), Answer.number(ledger, "sent"));
        }
    }
}
