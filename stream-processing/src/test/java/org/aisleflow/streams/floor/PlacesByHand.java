package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.streams.floor.ByHand.Seen;

/**
 * The places behind what inexact sensors saw, computed plainly as the words at {@code Smoothing}
 * and {@code StraightWalk} say: whole matrices, solved by elimination.
 */
final class PlacesByHand {
    private static final long SPAN = 15_000;
    private static final long GAP = 30_000;
    private static final long KNOT = 250;

    private final Map<Seen, double[]> places = new HashMap<>();
    private final Store store;

    private PlacesByHand(Store store) {
        this.store = store;
    }

    /** The place behind each sighting; x and y. */
    static Map<Seen, double[]> of(Store store, Iterable<List<Seen>> tracks) {
        PlacesByHand hand = new PlacesByHand(store);
        for (List<Seen> track : tracks) {
            for (Seen seen : track) {
                hand.places.put(seen, new double[] {seen.x(), seen.y()});
            }
            track.stream()
                    .mapToLong(seen -> Math.floorDiv(seen.time(), SPAN))
                    .distinct()
                    .forEach(span -> hand.smooth(span, track));
        }
        return hand.places;
    }

    private void smooth(long span, List<Seen> track) {
        List<Seen> piece = new ArrayList<>();
        for (Seen seen : track) {
            long away = Math.floorDiv(seen.time(), SPAN) - span;
            if (Math.abs(away) > 1) {
                continue;
            }
            if (!piece.isEmpty() && seen.time() - piece.getLast().time() > GAP) {
                smooth(span, piece, knots(piece));
                piece = new ArrayList<>();
            }
            piece.add(seen);
        }
        smooth(span, piece, knots(piece));
    }

    private static List<List<Seen>> knots(List<Seen> piece) {
        List<List<Seen>> knots = new ArrayList<>();
        for (Seen seen : piece) {
            if (knots.isEmpty() || seen.time() - knots.getLast().getFirst().time() > KNOT) {
                knots.add(new ArrayList<>());
            }
            knots.getLast().add(seen);
        }
        return knots;
    }

    private void smooth(long span, List<Seen> piece, List<List<Seen>> knots) {
        if (piece.stream()
                .noneMatch(one -> error(one) > 0 && Math.floorDiv(one.time(), SPAN) == span)) {
            return;
        }
        double[][] walk = walk(knots);
        for (int knot = 0; knot < knots.size(); knot++) {
            for (Seen seen : knots.get(knot)) {
                if (error(seen) > 0 && Math.floorDiv(seen.time(), SPAN) == span) {
                    places.put(
                            seen,
                            new double[] {
                                Math.rint(walk[knot][0] * 1_000) / 1_000,
                                Math.rint(walk[knot][1] * 1_000) / 1_000
                            });
                }
            }
        }
    }

    private double[][] walk(List<List<Seen>> knots) {
        int n = knots.size();
        double[] weights = new double[n];
        double[][] means = new double[n][2];
        for (int i = 0; i < n; i++) {
            for (Seen seen : knots.get(i)) {
                double weight = 1 / Math.pow(Math.max(0.01, error(seen)), 2);
                weights[i] += weight;
                means[i][0] += weight * seen.x();
                means[i][1] += weight * seen.y();
            }
            means[i][0] /= weights[i];
            means[i][1] /= weights[i];
        }
        if (n < 3) {
            return means;
        }
        double meanWeight = 0;
        for (double weight : weights) {
            meanWeight += weight / n;
        }
        double lambda = 6.5 / Math.pow(meanWeight, -0.25);
        double[][] changes = new double[n - 2][n];
        for (int i = 0; i < n - 2; i++) {
            double before = (time(knots.get(i + 1)) - time(knots.get(i))) / 1_000.0;
            double after = (time(knots.get(i + 2)) - time(knots.get(i + 1))) / 1_000.0;
            changes[i][i] = 1 / before;
            changes[i][i + 1] = -1 / before - 1 / after;
            changes[i][i + 2] = 1 / after;
        }
        double[] penalties = new double[n - 2];
        Arrays.fill(penalties, lambda / 0.3);
        double[][] walk = means;
        for (int iteration = 0; iteration < 5; iteration++) {
            walk = solve(weights, means, changes, penalties);
            for (int i = 0; i < n - 2; i++) {
                double x = 0;
                double y = 0;
                for (int j = i; j < i + 3; j++) {
                    x += changes[i][j] * walk[j][0];
                    y += changes[i][j] * walk[j][1];
                }
                penalties[i] = lambda / Math.sqrt(x * x + y * y + 0.02 * 0.02);
            }
        }
        return walk;
    }

    /** Gauss and Jordan. */
    private static double[][] solve(
            double[] weights, double[][] means, double[][] changes, double[] penalties) {
        int n = weights.length;
        double[][] rows = new double[n][n + 2];
        for (int i = 0; i < n; i++) {
            rows[i][i] = weights[i];
            rows[i][n] = weights[i] * means[i][0];
            rows[i][n + 1] = weights[i] * means[i][1];
        }
        for (int k = 0; k < penalties.length; k++) {
            for (int i = k; i < k + 3; i++) {
                for (int j = k; j < k + 3; j++) {
                    rows[i][j] += penalties[k] * changes[k][i] * changes[k][j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            double pivot = rows[i][i];
            for (int j = i; j < n + 2; j++) {
                rows[i][j] /= pivot;
            }
            for (int k = 0; k < n; k++) {
                double factor = rows[k][i];
                if (k != i && factor != 0) {
                    for (int j = i; j < n + 2; j++) {
                        rows[k][j] -= factor * rows[i][j];
                    }
                }
            }
        }
        double[][] solution = new double[n][];
        for (int i = 0; i < n; i++) {
            solution[i] = new double[] {rows[i][n], rows[i][n + 1]};
        }
        return solution;
    }

    private static long time(List<Seen> knot) {
        return knot.getFirst().time();
    }

    private double error(Seen seen) {
        for (Device device : store.devices()) {
            Double accuracy = device.accuracyMetres();
            if (device.id().value().equals(seen.sensor()) && accuracy != null) {
                return accuracy;
            }
        }
        return 0;
    }
}
