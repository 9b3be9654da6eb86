package org.aisleflow.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the numbers of the floor, quarter hour by quarter hour, and takes those in which the
 * floor was watched: coverage of at least 95 %, or nothing expected because the shop is closed.
 */
final class FloorAnswers {
    private static final double WATCHED = 0.95;

    private final ApiReader api;
    private final Period period;
    private final ApiNumbers numbers;

    FloorAnswers(ApiReader api, Period period, ApiNumbers numbers) {
        this.api = api;
        this.period = period;
        this.numbers = numbers;
    }

    /**
     * Asks about one store.
     *
     * @param store which
     * @param openSince from this time on the truth does not know all visits; null if it does
     */
    void read(Store store, @Nullable Instant openSince) {
        Key.Quarter first = null;
        Instant end = period.from();
        for (Instant start : period.quarters()) {
            Key.Quarter quarter = new Key.Quarter(store.id(), start);
            end = start.plus(Period.QUARTER);
            if (openSince != null && end.isAfter(openSince)) {
                end = start;
                break;
            }
            if (isWatched(quarter)) {
                first = first == null ? quarter : first;
                numbers.watched.put(quarter, first);
                visits(quarter);
                queues(quarter);
            } else {
                flows(first, start);
                first = null;
            }
        }
        flows(first, end);
    }

    private JsonNode ask(StoreId store, String what, Instant from, Instant to) {
        return api.get("/stores/%s/%s".formatted(store, what), "from", from, "to", to);
    }

    private boolean isWatched(Key.Quarter quarter) {
        JsonNode zones = ask(quarter, "zones");
        for (JsonNode zone : zones) {
            JsonNode coverage = zone.path("coverage");
            boolean isKnown = zone.hasNonNull("staySeconds");
            if (!isKnown || (coverage.isNumber() && coverage.asDouble() < WATCHED)) {
                return false;
            }
        }
        zones.forEach(zone -> zone(quarter, zone));
        return true;
    }

    private JsonNode ask(Key.Quarter quarter, String what) {
        return ask(quarter.store(), what, quarter.start(), quarter.start().plus(Period.QUARTER));
    }

    private void zone(Key.Quarter quarter, JsonNode told) {
        Key.Zone zone =
                new Key.Zone(quarter.store(), Answer.id(told, "zone", ZoneId::of), quarter.start());
        double dwells = Answer.number(told, "dwells");
        numbers.staySeconds.add(zone, Answer.number(told, "staySeconds"));
        numbers.uniqueVisits.add(zone, Answer.number(told, "uniqueVisits"));
        numbers.dwells.add(zone, dwells);
        numbers.dwellSeconds.add(
                zone, dwells == 0 ? 0 : dwells * Answer.number(told, "meanDwellSeconds"));
    }

    private void queues(Key.Quarter quarter) {
        for (JsonNode queue : ask(quarter, "queues")) {
            JsonNode whole = queue.path("whole");
            if (whole.hasNonNull("personSeconds")) {
                numbers.queueSeconds.add(
                        new Key.Zone(
                                quarter.store(),
                                Answer.id(queue, "zone", ZoneId::of),
                                quarter.start()),
                        Answer.number(whole, "personSeconds"));
            }
        }
    }

    private void visits(Key.Quarter quarter) {
        JsonNode visits = ask(quarter, "visits");
        numbers.staff.add(quarter, Answer.number(visits, "staff"));
        if (visits.hasNonNull("buyingUnits")) {
            numbers.buyingUnits.add(quarter, Answer.number(visits, "buyingUnits"));
        }
    }

    private void flows(Key.@Nullable Quarter first, Instant end) {
        if (first == null) {
            return;
        }
        JsonNode flows = ask(first.store(), "flows", first.start(), end);
        for (JsonNode link : flows.path("links")) {
            numbers.moves.add(
                    new Key.Move(
                            first,
                            Answer.id(link, "from", ZoneId::of),
                            Answer.id(link, "to", ZoneId::of)),
                    Answer.number(link, "count"));
        }
        numbers.hiddenMoves.add(first, Answer.number(flows, "leftOutMoves"));
    }
}
