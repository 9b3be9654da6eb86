package org.aisleflow.sim.score;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;

/** Adds up who crossed which door, and who is inside at the end of each minute. */
final class DoorTruth {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Period period;
    private final TruthNumbers numbers;
    private final Map<StoreId, Inside> inside = new HashMap<>();

    /** People in one shop, and the end of the minute that is counted. */
    private static final class Inside {
        private Instant minuteEnd;
        private int people;

        Inside(Instant minuteEnd) {
            this.minuteEnd = minuteEnd;
        }
    }

    DoorTruth(Period period, TruthNumbers numbers) {
        this.period = period;
        this.numbers = numbers;
    }

    void read(TruthFolder folder) {
        folder.read("crossings", this::take);
        inside.forEach((store, shop) -> countUntil(store, shop, period.to().plusMillis(1)));
    }

    /** Of each shop, lines ascend in time. */
    private void take(TruthLine line) {
        Instant time = line.time("time");
        Key.Direction direction =
                line.id("direction", text -> Key.Direction.valueOf(text.toUpperCase(Locale.ROOT)));
        Inside shop =
                inside.computeIfAbsent(line.store(), _ -> new Inside(period.from().plus(MINUTE)));
        countUntil(line.store(), shop, time);
        switch (direction) {
            case IN -> shop.people++;
            case OUT -> shop.people--;
            case PASSING -> {}
        }
        if (period.contains(time)) {
            LineId door = line.id("door", LineId::of);
            Key.Door key = new Key.Door(line.store(), door, direction, Period.quarterOf(time));
            numbers.crossed.add(key, 1);
        }
    }

    /** Whoever crosses at the very end of a minute belongs to the next one. */
    private void countUntil(StoreId store, Inside shop, Instant time) {
        while (!shop.minuteEnd.isAfter(time) && !shop.minuteEnd.isAfter(period.to())) {
            numbers.people.put(new Key.Moment(store, shop.minuteEnd), shop.people);
            shop.minuteEnd = shop.minuteEnd.plus(MINUTE);
        }
    }
}
