package org.aisleflow.sim.score;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.aisleflow.contracts.ids.StoreId;

/** Adds up ways of staff by the watched quarter hour in which they begin to be seen. */
final class StaffTruth {
    private final TruthNumbers numbers;
    private final Map<Key.Quarter, Key.Quarter> watched;
    private final WatchedTimes times;
    private final Map<Person, TruthLine> atWork = new HashMap<>();

    private record Person(StoreId store, int number) {}

    StaffTruth(TruthNumbers numbers, Map<Key.Quarter, Key.Quarter> watched, WatchedTimes times) {
        this.numbers = numbers;
        this.watched = watched;
        this.times = times;
    }

    void read(TruthFolder folder) {
        folder.read("shifts", this::take);
        atWork.values().forEach(came -> see(came, Instant.MAX));
    }

    private void take(TruthLine line) {
        Person person = new Person(line.store(), line.number("person"));
        if (line.text("what").equals("came")) {
            atWork.put(person, line);
            return;
        }
        TruthLine came = atWork.remove(person);
        if (came != null) {
            see(came, line.time("time"));
        }
    }

    private void see(TruthLine came, Instant until) {
        for (WatchedTimes.Look look : times.looksAt(came.store(), came.time("time"), until)) {
            Key.Quarter begins = Key.Quarter.of(came.store(), look.from());
            if (watched.containsKey(begins)) {
                numbers.staff.add(begins, 1);
                numbers.staffWithoutBadge.add(begins, came.is("badge") ? 0 : 1);
            }
        }
    }
}
