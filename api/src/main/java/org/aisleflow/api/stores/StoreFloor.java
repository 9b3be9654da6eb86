package org.aisleflow.api.stores;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.aisleflow.api.history.Presence;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.Windows;

/** How many people the floor's sensors saw, window by window: shoppers and staff apart. */
final class StoreFloor {
    private static final CounterCheck.People NOBODY = new CounterCheck.People(0, 0);

    private final Map<Instant, CounterCheck.People> present = new HashMap<>();
    private final Map<Instant, CounterCheck.People> begun = new HashMap<>();

    /**
     * One person is one person in visits, also where sensors overlap; windows that were written
     * before visits told their presence only know cells.
     */
    StoreFloor(Collection<Presence> cells, Collection<VisitWindow> visits) {
        for (Presence window : cells) {
            present.put(window.start(), people(window.personSeconds(), 0));
        }
        for (VisitWindow window : visits) {
            begun.put(
                    window.start(),
                    new CounterCheck.People((double) window.visits(), (double) window.staff()));
            if (window.presentSeconds() > 0 || window.staffSeconds() > 0) {
                present.put(window.start(), people(window.presentSeconds(), window.staffSeconds()));
            }
        }
    }

    /** The mean of people in a window; nobody if none was seen. */
    CounterCheck.People peopleIn(Instant window) {
        return present.getOrDefault(window, NOBODY);
    }

    /** Visits that began in a range. */
    CounterCheck.People begunIn(TimeRange range) {
        double shoppers = 0;
        double staff = 0;
        for (var window : begun.entrySet()) {
            if (range.contains(window.getKey())) {
                shoppers += window.getValue().shoppers();
                staff += window.getValue().staff();
            }
        }
        return new CounterCheck.People(shoppers, staff);
    }

    private static CounterCheck.People people(double shopperSeconds, double staffSeconds) {
        double window = Windows.FLOOR.toSeconds();
        return new CounterCheck.People(shopperSeconds / window, staffSeconds / window);
    }
}
