package org.aisleflow.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Store;

/** Asks for the counts of each door, and for the people inside. */
final class DoorAnswers {
    /** Fewer than the 5,000 rows that the API gives at once. */
    private static final Duration MOST_QUARTERS = Duration.ofDays(30);

    private static final Duration MOST_MINUTES = Duration.ofDays(3);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ApiReader api;
    private final Period period;
    private final ApiNumbers numbers;

    DoorAnswers(ApiReader api, Period period, ApiNumbers numbers) {
        this.api = api;
        this.period = period;
        this.numbers = numbers;
    }

    void read(Store store) {
        for (Door door : store.doors()) {
            for (Period part : period.parts(MOST_QUARTERS)) {
                ask(store, part, "bucket", Period.QUARTER, "door", door.id())
                        .forEach(row -> count(store, door, row));
            }
        }
        for (Period part : period.parts(MOST_MINUTES)) {
            ask(store, part, "bucket", MINUTE).forEach(row -> band(store, row));
        }
    }

    private JsonNode ask(Store store, Period part, Object... more) {
        Object[] query = new Object[4 + more.length];
        query[0] = "from";
        query[1] = part.from();
        query[2] = "to";
        query[3] = part.to();
        System.arraycopy(more, 0, query, 4, more.length);
        return api.get("/stores/%s/footfall".formatted(store.id()), query);
    }

    private void count(Store store, Door door, JsonNode row) {
        Instant start = Answer.time(row, "start");
        add(store, door, Key.Direction.IN, start, Answer.number(row, "in"));
        add(store, door, Key.Direction.OUT, start, Answer.number(row, "out"));
        add(store, door, Key.Direction.PASSING, start, Answer.number(row, "passing"));
    }

    private void add(
            Store store, Door door, Key.Direction direction, Instant start, double people) {
        if (people != 0) {
            numbers.doors.add(new Key.Door(store.id(), door.id(), direction, start), people);
        }
    }

    private void band(Store store, JsonNode row) {
        Instant start = Answer.time(row, "start");
        JsonNode band = row.path("occupancy");
        if (band.isObject() && isOpen(store, start)) {
            numbers.people.put(new Key.Moment(store.id(), start.plus(MINUTE)), Answer.band(band));
        }
    }

    /** A store that closes before or when it opens closes on the next day. */
    private static boolean isOpen(Store store, Instant time) {
        LocalTime local = time.atZone(store.timezone()).toLocalTime();
        boolean opened = !local.isBefore(store.opens());
        boolean closed = !local.isBefore(store.closes());
        return store.closes().isAfter(store.opens()) ? opened && !closed : opened || !closed;
    }
}
