package org.aisleflow.api.stores;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.ids.LineId;

/** Adds door counts up by door. */
final class DoorSums {
    private DoorSums() {}

    /** People in and out at each door in the windows that begin in a range. */
    static Map<LineId, MissRates.Crossings> of(
            Collection<FootfallWindow> windows, TimeRange range) {
        Map<LineId, MissRates.Crossings> sums = new HashMap<>();
        for (FootfallWindow window : windows) {
            if (range.contains(window.start())) {
                sums.merge(
                        window.line(),
                        new MissRates.Crossings(window.in(), window.out()),
                        MissRates.Crossings::plus);
            }
        }
        return sums;
    }
}
