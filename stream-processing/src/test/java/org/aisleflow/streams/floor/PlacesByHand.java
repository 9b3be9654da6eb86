package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.streams.floor.ByHand.Seen;

/**
 * The places behind what inexact sensors saw, computed plainly as the words at {@code Smoothing},
 * {@code StraightWalk} and {@code ShallowStays} say: whole matrices, solved by elimination, and
 * zones that are rectangles.
 */
final class PlacesByHand {
    private static final long SPAN = 15_000;
    private static final long GAP = 30_000;
    private static final long KNOT = 250;

    private final Map<Seen, At> places = new HashMap<>();
    private final Store store;

    private PlacesByHand(Store store) {
        this.store = store;
    }

    /**
     * Where somebody is taken to have been.
     *
     * @param x metres to the right
     * @param y metres upwards
     * @param zones those that they are taken to have been in
     */
    record At(double x, double y, List<Zone> zones) {}

    /** The place behind each sighting. */
    static Map<Seen, At> of(Store store, Iterable<List<Seen>> tracks) {
        PlacesByHand hand = new PlacesByHand(store);
        for (List<Seen> track : tracks) {
            for (Seen seen : track) {
                hand.places.put(seen, hand.at(seen.x(), seen.y()));
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

    static List<List<Seen>> knots(List<Seen> piece) {
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
        List<At> found = new ArrayList<>();
        for (int knot = 0; knot < knots.size(); knot++) {
            for (Seen seen : knots.get(knot)) {
                double x = Math.rint(walk[knot][0] * 1_000) / 1_000;
                double y = Math.rint(walk[knot][1] * 1_000) / 1_000;
                found.add(error(seen) > 0 ? at(x, y) : at(seen.x(), seen.y()));
            }
        }
        double millimetres = Math.rint(1_000 * typicalError(knots));
        for (int i = 0; i < piece.size(); i++) {
            At at = found.get(i);
            if (error(piece.get(i)) > 0 && Math.floorDiv(piece.get(i).time(), SPAN) == span) {
                List<Zone> zones = millimetres > 150 ? at.zones() : zones(i, piece, found, knots);
                places.put(piece.get(i), new At(at.x(), at.y(), zones));
            }
        }
    }

    private double typicalError(List<List<Seen>> knots) {
        double sum = 0;
        for (List<Seen> knot : knots) {
            for (Seen seen : knot) {
                sum += 1 / Math.pow(Math.max(0.01, error(seen)), 2);
            }
        }
        return Math.sqrt(knots.size() / sum);
    }

    /** Those before and after a stay that is shallow, else its own. */
    private List<Zone> zones(int i, List<Seen> piece, List<At> found, List<List<Seen>> knots) {
        List<Zone> own = found.get(i).zones();
        int first = first(i, found);
        int last = last(i, found);
        if (own.size() != 1 || first == 0 || last == found.size() - 1) {
            return own;
        }
        List<Zone> before = found.get(first - 1).zones();
        double millis = piece.get(last).time() - piece.get(first).time();
        boolean isDwell = millis >= 1_000 * own.getFirst().dwellSeconds();
        if (before.size() != 1 || !before.equals(found.get(last + 1).zones()) || isDwell) {
            return own;
        }
        double limit = Math.rint(400 * typicalError(knots));
        double depth = depth(first, last, piece, found);
        double depthBefore = depth(first(first - 1, found), first - 1, piece, found);
        double depthAfter = depth(last + 1, last(last + 1, found), piece, found);
        return depth <= limit && depth < depthBefore && depth <= depthAfter ? before : own;
    }

    private static int first(int i, List<At> found) {
        int first = i;
        while (first > 0 && found.get(first - 1).zones().equals(found.get(i).zones())) {
            first--;
        }
        return first;
    }

    private static int last(int i, List<At> found) {
        int last = i;
        while (last + 1 < found.size()
                && found.get(last + 1).zones().equals(found.get(i).zones())) {
            last++;
        }
        return last;
    }

    /** How deep a stay gets in its rectangle, in whole millimetres; what is exact is deep. */
    private double depth(int first, int last, List<Seen> piece, List<At> found) {
        double depth = 0;
        for (int i = first; i <= last; i++) {
            if (error(piece.get(i)) == 0) {
                return 1e9;
            }
            At at = found.get(i);
            double[] box = box(at.zones().getFirst());
            double inside = Math.min(at.x() - box[0], box[2] - at.x());
            inside = Math.min(inside, Math.min(at.y() - box[1], box[3] - at.y()));
            depth = Math.max(depth, Math.rint(1_000 * inside));
        }
        return depth;
    }

    /** Rectangles only, edges included. */
    private At at(double x, double y) {
        List<Zone> zones = new ArrayList<>();
        for (Zone zone : store.zones()) {
            double[] box = box(zone);
            if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) {
                zones.add(zone);
            }
        }
        return new At(x, y, zones);
    }

    /** Left, low, right, high. */
    private static double[] box(Zone zone) {
        return new double[] {
            zone.polygon().stream().mapToDouble(Point::x).min().orElseThrow(),
            zone.polygon().stream().mapToDouble(Point::y).min().orElseThrow(),
            zone.polygon().stream().mapToDouble(Point::x).max().orElseThrow(),
            zone.polygon().stream().mapToDouble(Point::y).max().orElseThrow()
        };
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
        double meanWeight = Arrays.stream(weights).average().orElseThrow();
        double lambda = 6.5 / Math.pow(meanWeight, -0.25);
        double[][] changes = changes(knots);
        double[][] walk = straightWalk(weights, means, changes, lambda);
        if (Math.rint(1_000 / Math.sqrt(meanWeight)) > 150) {
            return walk;
        }
        double[] penalties = new double[n - 2];
        for (int i = 0; i < n - 2; i++) {
            penalties[i] = change(changes[i], walk) > 0.12 ? 0.05 : 10_000;
        }
        return solve(weights, means, changes, penalties);
    }

    /** A row for each change of velocity. */
    static double[][] changes(List<List<Seen>> knots) {
        int n = knots.size();
        double[][] changes = new double[n - 2][n];
        for (int i = 0; i < n - 2; i++) {
            double before = (time(knots.get(i + 1)) - time(knots.get(i))) / 1_000.0;
            double after = (time(knots.get(i + 2)) - time(knots.get(i + 1))) / 1_000.0;
            changes[i][i] = 1 / before;
            changes[i][i + 1] = -1 / before - 1 / after;
            changes[i][i + 2] = 1 / after;
        }
        return changes;
    }

    static double[][] straightWalk(
            double[] weights, double[][] means, double[][] changes, double lambda) {
        double[] penalties = new double[changes.length];
        Arrays.fill(penalties, lambda / 0.3);
        double[][] walk = means;
        for (int iteration = 0; iteration < 5; iteration++) {
            walk = solve(weights, means, changes, penalties);
            for (int i = 0; i < penalties.length; i++) {
                double change = change(changes[i], walk);
                penalties[i] = lambda / Math.hypot(change, 0.02);
            }
        }
        return walk;
    }

    static double change(double[] row, double[][] walk) {
        double x = 0;
        double y = 0;
        for (int j = 0; j < row.length; j++) {
            x += row[j] * walk[j][0];
            y += row[j] * walk[j][1];
        }
        return Math.hypot(x, y);
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
