package org.aisleflow.sim.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The truth of a period, added up in the windows in which the API adds up. Not thread-safe. */
final class TruthNumbers {
    /** People as the door sensors reported them. */
    final Tally<Key.Door> reported = new Tally<>();

    /** People as they truly crossed or passed. */
    final Tally<Key.Door> crossed = new Tally<>();

    /** People inside, at the end of each minute. */
    final Map<Key.Moment, Integer> people = new HashMap<>();

    /** Seconds of shoppers' stays, where the floor was watched; so are the following. */
    final Tally<Key.Zone> staySeconds = new Tally<>();

    final Tally<Key.Zone> uniqueVisits = new Tally<>();
    final Tally<Key.Zone> dwells = new Tally<>();
    final Tally<Key.Zone> dwellSeconds = new Tally<>();

    /** Seconds that shoppers were in a queue, each in its own quarter hour. */
    final Tally<Key.Zone> queueSeconds = new Tally<>();

    final Tally<Key.Move> moves = new Tally<>();

    /** Ways of staff, by the quarter hour in which they begin. */
    final Tally<Key.Quarter> staff = new Tally<>();

    /** Those of them who forgot their badge. */
    final Tally<Key.Quarter> staffWithoutBadge = new Tally<>();

    /** Lone shoppers and groups, by the quarter hour in which the first of them is seen. */
    final Tally<Key.Quarter> buyingUnits = new Tally<>();

    /** The newest state of every shelf. */
    final Map<Key.Product, Shelf> shelves = new LinkedHashMap<>();

    /** Units wanted, not had and not replaced, while the floor was watched. */
    double lostUnits;

    /** Excursions that ended in the period, and during which their logger reported. */
    final List<Excursion> excursions = new ArrayList<>();

    /** Messages that devices meant to send. */
    final Tally<Key.Device> messages = new Tally<>();

    /** How far the truth is written. */
    Instant newest = Instant.EPOCH;

    /**
     * One product's stock.
     *
     * @param units on the shelf
     * @param onHand in the shop: shelf, backroom, carried by staff, in baskets, misplaced
     * @param emptySince since when the shelf is empty; null if it is not
     */
    record Shelf(double units, double onHand, @Nullable Instant emptySince) {}
}
