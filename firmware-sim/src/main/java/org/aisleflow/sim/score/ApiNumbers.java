package org.aisleflow.sim.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.facts.Band;
import org.jspecify.annotations.Nullable;

/** What the API says of a period. Not thread-safe. */
final class ApiNumbers {
    /** People counted at the doors. */
    final Tally<Key.Door> doors = new Tally<>();

    /** People inside at the end of each minute of opening of which the API has a band. */
    final Map<Key.Moment, Band> people = new LinkedHashMap<>();

    /**
     * The quarter hours in which the floor was watched, by the first of those that follow each
     * other without a gap.
     */
    final Map<Key.Quarter, Key.Quarter> watched = new HashMap<>();

    /** Seconds of stays in the watched quarter hours; so are the following. */
    final Tally<Key.Zone> staySeconds = new Tally<>();

    final Tally<Key.Zone> uniqueVisits = new Tally<>();
    final Tally<Key.Zone> dwells = new Tally<>();
    final Tally<Key.Zone> dwellSeconds = new Tally<>();

    /** Seconds that people were in a queue, each in its own quarter hour. */
    final Tally<Key.Zone> queueSeconds = new Tally<>();

    final Tally<Key.Move> moves = new Tally<>();

    /** Moves on links that are not shown, since they could tell one person's way. */
    final Tally<Key.Quarter> hiddenMoves = new Tally<>();

    /** Ways taken for those of staff. */
    final Tally<Key.Quarter> staff = new Tally<>();

    /** Empty as long as the API does not tell them. */
    final Tally<Key.Quarter> buyingUnits = new Tally<>();

    /** What is believed about the stock at present. */
    final Map<Key.Product, Belief> stock = new LinkedHashMap<>();

    /** The shelves that are said to be empty at present, and since when. */
    final Map<Key.Product, Instant> outOfStock = new LinkedHashMap<>();

    /** Units lost in the watched quarter hours; null if none was watched. */
    @Nullable Band lostUnits;

    /** Alerts about temperatures, open ones until the end of the period. */
    final List<Excursion> excursions = new ArrayList<>();

    /** Messages that the ledger accounts for: accepted, rejected, expired or missing. */
    final Tally<Key.Device> ledger = new Tally<>();

    /**
     * What is believed about one product.
     *
     * @param onShelf units on the shelf
     * @param onHand units in the shop
     */
    record Belief(Band onShelf, Band onHand) {}
}
