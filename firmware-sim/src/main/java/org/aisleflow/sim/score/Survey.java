package org.aisleflow.sim.score;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aisleflow.contracts.ids.StoreId;

/**
 * What must be known of the truth before anything is compared.
 *
 * @param newest the newest crossing: so far, at least, the truth is written
 * @param stores whom the truth is about
 * @param openSince of each store with people inside, when the first of them came; their visits are
 *     not written yet, so nothing on the floor can be compared from there on
 */
record Survey(Instant newest, Set<StoreId> stores, Map<StoreId, Instant> openSince) {

    /** Reads the crossings once. */
    static Survey of(TruthFolder folder) {
        Map<Person, Instant> inside = new HashMap<>();
        Set<StoreId> stores = new TreeSet<>();
        Instant[] newest = {Instant.EPOCH};
        folder.read(
                "crossings",
                line -> {
                    Instant time = line.time("time");
                    stores.add(line.store());
                    newest[0] = time.isAfter(newest[0]) ? time : newest[0];
                    switch (line.text("direction")) {
                        case "in" -> inside.put(person(line), time);
                        case "out" -> inside.remove(person(line));
                        default -> {}
                    }
                });
        if (stores.isEmpty()) {
            throw new NoScore("The truth has no crossings yet; wait until the shop opens");
        }
        Map<StoreId, Instant> openSince = new HashMap<>();
        inside.forEach((person, time) ->
                openSince.merge(
                        person.store(), time, (one, other) -> one.isBefore(other) ? one : other));
        return new Survey(newest[0], Set.copyOf(stores), Map.copyOf(openSince));
    }

    private record Person(StoreId store, int number) {}

    private static Person person(TruthLine line) {
        return new Person(line.store(), line.number("person"));
    }
}
