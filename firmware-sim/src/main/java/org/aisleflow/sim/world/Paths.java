package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Point;

/**
 * Shortest ways around the fixtures that keep a clearance to them: a visibility graph over the
 * corners of the grown fixtures. Not thread-safe (ways are remembered).
 */
final class Paths {
    /** How close to the outer walls people walk, in metres. */
    private static final double WALL_METRES = 0.35;

    /** A large shop has millions of pairs of shelves. */
    private static final int MOST_REMEMBERED = 50_000;

    private final List<Rectangle> blocked;
    private final List<Point> corners;
    private final double[][] metres;
    private final int[][] via;
    private final Map<Spot, double[]> sights = new HashMap<>();
    private final Map<Long, Path> remembered =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Path> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    Paths(Rectangle plan, List<Rectangle> fixtures, double clearanceMetres) {
        this.blocked = fixtures.stream().map(fixture -> fixture.grown(clearanceMetres)).toList();
        this.corners =
                blocked.stream()
                        .flatMap(fixture -> fixture.corners().stream())
                        .filter(plan.grown(-WALL_METRES)::contains)
                        .filter(this::isFree)
                        .toList();
        int count = corners.size();
        this.metres = new double[count][count];
        this.via = new int[count][count];
        measureWhatIsInSight();
        measureTheRest();
    }

    boolean isFree(Point point) {
        return blocked.stream().noneMatch(fixture -> fixture.grown(-1e-6).contains(point));
    }

    /** The shortest way; throws if the scenario has walled one of the two in. */
    Path between(Spot from, Spot to) {
        long pair = ((long) from.index() << 32) | to.index();
        Path path = remembered.get(pair);
        if (path == null) {
            path = find(from, to);
            remembered.put(pair, path);
        }
        return path;
    }

    private Path find(Spot from, Spot to) {
        List<Point> points = new ArrayList<>(List.of(from.stand(), from.approach()));
        if (!isInSight(from.approach(), to.approach())) {
            points.addAll(cornersBetween(from, to));
        }
        points.addAll(List.of(to.approach(), to.stand()));
        return new Path(points);
    }

    private List<Point> cornersBetween(Spot from, Spot to) {
        double[] first = sights.computeIfAbsent(from, this::cornersInSight);
        double[] last = sights.computeIfAbsent(to, this::cornersInSight);
        double best = Double.POSITIVE_INFINITY;
        int bestFirst = -1;
        int bestLast = -1;
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < last.length && Double.isFinite(first[i]); j++) {
                double total = first[i] + metres[i][j] + last[j];
                if (total < best) {
                    best = total;
                    bestFirst = i;
                    bestLast = j;
                }
            }
        }
        if (bestFirst < 0) {
            throw new IllegalArgumentException(
                    "there is no way from %s to %s: fixtures stand too close"
                            .formatted(from.name(), to.name()));
        }
        return unfold(bestFirst, bestLast);
    }

    private List<Point> unfold(int from, int to) {
        List<Point> way = new ArrayList<>();
        for (int corner = to; corner != from; corner = via[from][corner]) {
            way.add(corners.get(corner));
        }
        way.add(corners.get(from));
        Collections.reverse(way);
        return way;
    }

    private double[] cornersInSight(Spot spot) {
        double[] distances = new double[corners.size()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = sightMetres(spot.approach(), corners.get(i));
        }
        return distances;
    }

    private void measureWhatIsInSight() {
        for (int i = 0; i < corners.size(); i++) {
            for (int j = 0; j < corners.size(); j++) {
                metres[i][j] = i == j ? 0 : sightMetres(corners.get(i), corners.get(j));
                via[i][j] = i;
            }
        }
    }

    /** Floyd and Warshall; via[i][j] is the last corner before j on the way from i. */
    private void measureTheRest() {
        int count = corners.size();
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    double total = metres[i][k] + metres[k][j];
                    if (total < metres[i][j]) {
                        metres[i][j] = total;
                        via[i][j] = via[k][j];
                    }
                }
            }
        }
    }

    private double sightMetres(Point from, Point to) {
        return isInSight(from, to) ? Path.metres(from, to) : Double.POSITIVE_INFINITY;
    }

    private boolean isInSight(Point from, Point to) {
        return blocked.stream().noneMatch(fixture -> fixture.isCrossedBy(from, to));
    }
}
