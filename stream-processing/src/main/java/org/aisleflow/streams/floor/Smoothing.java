package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.List;

/**
 * What is made of places that a sensor with an {@code accuracyMetres} saw. Time is cut into spans
 * of 15 s, from multiples of 15 s since 1970. The places of a span are those of the {@link
 * StraightWalk} through the same trail's sightings in the span, the one before and the one after;
 * so they depend on nothing else, and the order in which these came does not matter. Sightings
 * within 250 ms after another are averaged with it: two sensors that see somebody at once, or one
 * that looks more often than it matters. The penalty is λ = 6.5 s/m / √(σ/1 m), which of all tried
 * gave the fewest wrong zones for σ of 0.1 to 0.5 m; σ is at least 1 cm. Places that exact sensors
 * saw help, but stay where they were seen. Places are rounded to millimetres.
 */
final class Smoothing {
    static final long SPAN_MILLIS = 15_000;
    static final long KNOT_MILLIS = 250;
    static final double LEAST_ERROR_METRES = 0.01;
    static final double LAMBDA = 6.5;

    private static final double MILLIS = 1_000;

    private final List<Sighting> piece;
    private final int[] knots;
    private final StraightWalk walk;

    private Smoothing(List<Sighting> piece) {
        this.piece = piece;
        this.knots = new int[piece.size()];
        int last = 0;
        for (int i = 1, first = 0; i < knots.length; i++) {
            if (piece.get(i).time() - piece.get(first).time() > KNOT_MILLIS) {
                first = i;
                last++;
            }
            knots[i] = last;
        }
        this.walk = walk(last + 1);
    }

    static long spanOf(long time) {
        return Math.floorDiv(time, SPAN_MILLIS);
    }

    /** From then on places can change by what is seen at a time or later. */
    static long openSince(long time) {
        return (spanOf(time) - 1) * SPAN_MILLIS;
    }

    /**
     * Looks again at the places of a span.
     *
     * @param span the span
     * @param around the track's sightings in it, the one before and the one after, in their order
     * @param history where the zones are, and were
     * @return those of the span whose place is another now
     */
    static List<Sighting> changed(long span, List<Sighting> around, LayoutHistory history) {
        List<Sighting> changed = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= around.size(); i++) {
            if (i == around.size()
                    || around.get(i).time() - around.get(i - 1).time() > Walk.LONGEST_GAP_MILLIS) {
                List<Sighting> piece = around.subList(from, i);
                if (piece.stream().anyMatch(one -> one.error() > 0 && isIn(span, one))) {
                    new Smoothing(piece).addChanged(span, history, changed);
                }
                from = i;
            }
        }
        return changed;
    }

    private static boolean isIn(long span, Sighting sighting) {
        return spanOf(sighting.time()) == span;
    }

    private StraightWalk walk(int size) {
        double[] seconds = new double[size];
        double[] weights = new double[size];
        double[] x = new double[size];
        double[] y = new double[size];
        for (int i = knots.length - 1; i >= 0; i--) {
            Sighting seen = piece.get(i);
            double error = Math.max(seen.error(), LEAST_ERROR_METRES);
            double weight = 1 / (error * error);
            int knot = knots[i];
            // The first of a knot says its time.
            seconds[knot] = (seen.time() - piece.getFirst().time()) / MILLIS;
            weights[knot] += weight;
            x[knot] += weight * seen.x();
            y[knot] += weight * seen.y();
        }
        double sum = 0;
        for (int knot = 0; knot < size; knot++) {
            x[knot] /= weights[knot];
            y[knot] /= weights[knot];
            sum += weights[knot];
        }
        double typicalError = Math.sqrt(size / sum);
        return new StraightWalk(seconds, weights, x, y).solve(LAMBDA / Math.sqrt(typicalError));
    }

    private void addChanged(long span, LayoutHistory history, List<Sighting> changed) {
        for (int i = 0; i < knots.length; i++) {
            Sighting seen = piece.get(i);
            if (seen.error() > 0 && isIn(span, seen)) {
                double x = toMillimetre(walk.x(knots[i]));
                double y = toMillimetre(walk.y(knots[i]));
                Place place = new Place(x, y, history.at(seen.time()).zonesAt(x, y));
                if (!place.equals(seen.place())) {
                    changed.add(seen.at(place));
                }
            }
        }
    }

    /** So that no zone depends on how a sum was rounded. */
    private static double toMillimetre(double metres) {
        return Math.rint(metres * MILLIS) / MILLIS + 0.0;
    }
}
