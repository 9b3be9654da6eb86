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
 * gave the fewest wrong zones for σ of 0.1 to 0.5 m; σ is at least 1 cm. Up to a σ of 0.15 m the
 * walk is relaxed, and {@link ShallowStays} of at most 0.4 σ, in whole millimetres, are given away;
 * beyond it corners cannot be told well enough. Places that exact sensors saw help, but stay where
 * they were seen. Places are rounded to millimetres.
 */
final class Smoothing {
    static final long SPAN_MILLIS = 15_000;
    static final long KNOT_MILLIS = 250;
    static final double LEAST_ERROR_METRES = 0.01;
    static final double LAMBDA = 6.5;

    /** Of a sensor that tells where people turn. */
    static final double MOST_ERROR_TO_RELAX_METRES = 0.15;

    /** A shallow stay is no deeper; of the sensors' error. */
    static final double SHALLOW_IN_ERRORS = 0.4;

    private static final double MILLIS = 1_000;

    private final List<Sighting> piece;
    private final int[] knots;
    private final double typicalError;
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
        double[] weights = weights(last + 1);
        this.typicalError = typicalError(weights);
        this.walk = walk(weights);
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

    /** One by the square of the error, for each knot. */
    private double[] weights(int size) {
        double[] weights = new double[size];
        for (int i = knots.length - 1; i >= 0; i--) {
            weights[knots[i]] += weight(piece.get(i));
        }
        return weights;
    }

    private static double weight(Sighting seen) {
        double error = Math.max(seen.error(), LEAST_ERROR_METRES);
        return 1 / (error * error);
    }

    private static double typicalError(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return Math.sqrt(weights.length / sum);
    }

    private StraightWalk walk(double[] weights) {
        double[] seconds = new double[weights.length];
        double[] x = new double[weights.length];
        double[] y = new double[weights.length];
        for (int i = knots.length - 1; i >= 0; i--) {
            Sighting seen = piece.get(i);
            int knot = knots[i];
            // The first of a knot says its time.
            seconds[knot] = (seen.time() - piece.getFirst().time()) / MILLIS;
            x[knot] += weight(seen) * seen.x();
            y[knot] += weight(seen) * seen.y();
        }
        for (int knot = 0; knot < weights.length; knot++) {
            x[knot] /= weights[knot];
            y[knot] /= weights[knot];
        }
        StraightWalk found =
                new StraightWalk(seconds, weights, x, y).solve(LAMBDA / Math.sqrt(typicalError));
        return tellsCorners() ? found.relax() : found;
    }

    private boolean tellsCorners() {
        return toMillimetre(typicalError) <= MOST_ERROR_TO_RELAX_METRES;
    }

    private void addChanged(long span, LayoutHistory history, List<Sighting> changed) {
        Place[] places = new Place[knots.length];
        for (int i = 0; i < places.length; i++) {
            Sighting seen = piece.get(i);
            boolean isLookedAt = seen.error() > 0 && (tellsCorners() || isIn(span, seen));
            places[i] = isLookedAt ? place(i, history) : seen.place();
        }
        if (tellsCorners()) {
            double limit = toMillimetre(SHALLOW_IN_ERRORS * typicalError);
            ShallowStays.giveAway(piece, places, history, limit);
        }
        for (int i = 0; i < places.length; i++) {
            Sighting seen = piece.get(i);
            if (isIn(span, seen) && !places[i].equals(seen.place())) {
                changed.add(seen.at(places[i]));
            }
        }
    }

    private Place place(int i, LayoutHistory history) {
        double x = toMillimetre(walk.x(knots[i]));
        double y = toMillimetre(walk.y(knots[i]));
        return new Place(x, y, history.at(piece.get(i).time()).zonesAt(x, y));
    }

    /** So that no zone depends on how a sum was rounded. */
    static double toMillimetre(double metres) {
        return Math.rint(metres * MILLIS) / MILLIS + 0.0;
    }
}
