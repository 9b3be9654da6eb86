package org.aisleflow.api.stores;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.ids.Sku;

/** Units sold per product and hour. */
final class StoreSales {
    private final Map<Sku, Map<Instant, Double>> units = new HashMap<>();

    StoreSales(Collection<SalesWindow> windows) {
        for (SalesWindow window : windows) {
            units.computeIfAbsent(window.sku(), _ -> new HashMap<>())
                    .put(window.start(), window.units());
        }
    }

    double in(Sku sku, Instant hour) {
        return units.getOrDefault(sku, Map.of()).getOrDefault(hour, 0.0);
    }
}
