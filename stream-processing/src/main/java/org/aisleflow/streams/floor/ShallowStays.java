package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.List;

/**
 * Stays that cannot be told from none. Whoever passes a place where zones meet, or goes along an
 * edge, is now and then taken to be in the other zone for a moment, by less than places are sure.
 * Such a stay is given to the zone before and after it if
 *
 * <ul>
 *   <li>all of its places come from inexact sensors, are in one zone only, and none is deeper in it
 *       than the limit: the distance to the zone's edge, in whole millimetres;
 *   <li>the stays before and after it are in one zone only, the same one for both;
 *   <li>it is deeper than neither of them: less deep than the one before, at most as deep as the
 *       one after. So of two that follow each other at most one is given away, whichever is looked
 *       at first;
 *   <li>it is too short for a dwell.
 * </ul>
 *
 * A stay here is consecutive sightings in the same zones. Places, and doors that they are at, stay
 * as they are.
 */
final class ShallowStays {
    private final List<Sighting> piece;
    private final Place[] places;
    private final LayoutHistory history;
    private final double limit;
    private final List<Stay> stays = new ArrayList<>();

    /**
     * Consecutive sightings in the same zones.
     *
     * @param from index of the first
     * @param to index after the last
     */
    private record Stay(int from, int to, List<ZoneSet.Member> zones) {}

    private ShallowStays(
            List<Sighting> piece, Place[] places, LayoutHistory history, double limit) {
        this.piece = piece;
        this.places = places;
        this.history = history;
        this.limit = limit;
        int from = 0;
        for (int i = 1; i <= places.length; i++) {
            if (i == places.length || !zones(i).equals(zones(from))) {
                stays.add(new Stay(from, i, zones(from)));
                from = i;
            }
        }
    }

    /**
     * Gives them away.
     *
     * @param piece sightings in their order
     * @param places the place behind each; has the zones changed
     * @param history where the zones are, and were
     * @param limit in metres; those that are deeper stay
     */
    static void giveAway(
            List<Sighting> piece, Place[] places, LayoutHistory history, double limit) {
        ShallowStays shallow = new ShallowStays(piece, places, history, limit);
        for (int i = 1; i + 1 < shallow.stays.size(); i++) {
            shallow.giveAway(
                    shallow.stays.get(i - 1), shallow.stays.get(i), shallow.stays.get(i + 1));
        }
    }

    private void giveAway(Stay before, Stay stay, Stay after) {
        if (before.zones().size() != 1
                || stay.zones().size() != 1
                || !before.zones().equals(after.zones())
                || isDwell(stay)) {
            return;
        }
        double depth = depth(stay);
        if (depth <= limit && depth < depth(before) && depth <= depth(after)) {
            for (int i = stay.from(); i < stay.to(); i++) {
                Place place = places[i];
                ZoneSet zones = new ZoneSet(before.zones(), place.zones().door());
                places[i] = new Place(place.x(), place.y(), zones);
            }
        }
    }

    private boolean isDwell(Stay stay) {
        long lasted = piece.get(stay.to() - 1).time() - piece.get(stay.from()).time();
        return lasted >= stay.zones().getFirst().dwellMillis();
    }

    /** How far in its zone it gets; infinite if that is beyond the limit or certain. */
    private double depth(Stay stay) {
        double deepest = 0;
        for (int i = stay.from(); i < stay.to(); i++) {
            Sighting seen = piece.get(i);
            if (seen.error() == 0) {
                return Double.POSITIVE_INFINITY;
            }
            double depth =
                    history.at(seen.time())
                            .depth(stay.zones().getFirst().zone(), places[i].x(), places[i].y());
            deepest = Math.max(deepest, Smoothing.toMillimetre(depth));
            if (deepest > limit) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return deepest;
    }

    private List<ZoneSet.Member> zones(int i) {
        return places[i].zones().zones();
    }
}
