package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.streams.floor.ByHand.Seen;

/**
 * Gives everybody one id, computed plainly as the words at {@code ExchangeRule} say, from all
 * sightings at once.
 */
final class IdsByHand {
    private static final long QUARTER = 250;
    private static final long WAY = 8_000;
    private static final long APART = 6_000;

    private final Store store;
    private final NavigableMap<String, List<Seen>> ids;

    /**
     * What looks like an exchange.
     *
     * @param time when
     * @param one an id
     * @param other another
     * @param gain by how much
     */
    record Swap(long time, String one, String other, double gain) {
        boolean isOf(String id) {
            return one.equals(id) || other.equals(id);
        }

        private boolean isWorseThan(Swap another) {
            boolean meet =
                    Math.abs(time - another.time) < APART
                            && (isOf(another.one) || isOf(another.other));
            return meet && another.gain > gain;
        }
    }

    private IdsByHand(Store store, List<Seen> all) {
        this.store = store;
        this.ids = new TreeMap<>(all.stream().collect(Collectors.groupingBy(Seen::id)));
        ids.values().forEach(seen -> seen.sort(ByHand.ORDER));
    }

    /** The same sightings, each with the id by which whoever is seen was called at first. */
    static List<Seen> corrected(Store store, List<Seen> all) {
        List<Swap> swaps = swaps(store, all);
        List<Seen> corrected = new ArrayList<>();
        for (Seen seen : all) {
            Map<String, String> persons = new HashMap<>();
            for (Swap swap : swaps) {
                if (swap.time() <= seen.time()) {
                    String one = persons.getOrDefault(swap.one(), swap.one());
                    String other = persons.getOrDefault(swap.other(), swap.other());
                    persons.put(swap.one(), other);
                    persons.put(swap.other(), one);
                }
            }
            corrected.add(
                    new Seen(
                            persons.getOrDefault(seen.id(), seen.id()),
                            seen.time(),
                            seen.x(),
                            seen.y(),
                            seen.badge(),
                            seen.sensor()));
        }
        return corrected;
    }

    /** In the order of time. */
    static List<Swap> swaps(Store store, List<Seen> all) {
        if (store.devices().stream().allMatch(device -> share(device) == 0)) {
            return List.of();
        }
        IdsByHand hand = new IdsByHand(store, all);
        List<Swap> candidates = hand.candidates();
        return candidates.stream()
                .filter(one -> candidates.stream().noneMatch(one::isWorseThan))
                .sorted(Comparator.comparingLong(Swap::time))
                .toList();
    }

    private List<Swap> candidates() {
        List<Swap> found = new ArrayList<>();
        ids.forEach((one, seen) ->
                ids.tailMap(one)
                        .forEach((other, others) -> {
                            if (!one.equals(other)) {
                                addCandidates(one, seen, other, others, found);
                            }
                        }));
        return found;
    }

    private void addCandidates(
            String one, List<Seen> seen, String other, List<Seen> others, List<Swap> found) {
        Set<Long> quarters = new HashSet<>();
        for (Seen first : seen) {
            if (!quarters.add(Math.floorDiv(first.time(), QUARTER))) {
                continue;
            }
            Seen second =
                    others.stream()
                            .filter(candidate ->
                                    Math.floorDiv(candidate.time(), QUARTER)
                                            == Math.floorDiv(first.time(), QUARTER))
                            .findFirst()
                            .orElse(null);
            if (second == null) {
                continue;
            }
            double metres = Math.hypot(first.x() - second.x(), first.y() - second.y());
            double share = Math.max(share(first), share(second));
            if (share > 0 && metres <= 0.7 + 2 * Math.hypot(error(first), error(second))) {
                long time = Math.min(first.time(), second.time());
                double gain = gain(time, seen, others);
                if (gain > 5 * Math.log((1 - share) / share)) {
                    found.add(new Swap(time, one, other, gain));
                }
            }
        }
    }

    private double gain(long time, List<Seen> seen, List<Seen> others) {
        List<Seen> before = between(seen, time - WAY, time - 1);
        List<Seen> after = between(seen, time, time + WAY);
        List<Seen> othersBefore = between(others, time - WAY, time - 1);
        List<Seen> othersAfter = between(others, time, time + WAY);
        if (before.size() < 2
                || after.size() < 2
                || othersBefore.size() < 2
                || othersAfter.size() < 2) {
            return 0;
        }
        double mean = 0;
        for (List<Seen> part : List.of(before, after, othersBefore, othersAfter)) {
            mean += part.stream().mapToDouble(this::weight).sum();
        }
        mean /= before.size() + after.size() + othersBefore.size() + othersAfter.size();
        double lambda = 6.5 * Math.pow(mean, 0.25);
        return cost(before, after, lambda)
                + cost(othersBefore, othersAfter, lambda)
                - cost(before, othersAfter, lambda)
                - cost(othersBefore, after, lambda);
    }

    private static List<Seen> between(List<Seen> seen, long from, long to) {
        return seen.stream().filter(one -> one.time() >= from && one.time() <= to).toList();
    }

    private double cost(List<Seen> before, List<Seen> after, double lambda) {
        List<Seen> all = new ArrayList<>(before);
        all.addAll(after);
        List<List<Seen>> knots = PlacesByHand.knots(all);
        int n = knots.size();
        double[] weights = new double[n];
        double[][] means = new double[n][2];
        for (int i = 0; i < n; i++) {
            for (Seen seen : knots.get(i)) {
                weights[i] += weight(seen);
                means[i][0] += weight(seen) * seen.x();
                means[i][1] += weight(seen) * seen.y();
            }
            means[i][0] /= weights[i];
            means[i][1] /= weights[i];
        }
        if (n < 3) {
            return 0;
        }
        double[][] changes = PlacesByHand.changes(knots);
        double[][] walk = PlacesByHand.straightWalk(weights, means, changes, lambda);
        double cost = 0;
        for (int i = 0; i < n; i++) {
            double metres = Math.hypot(walk[i][0] - means[i][0], walk[i][1] - means[i][1]);
            cost += weights[i] * metres * metres / 2;
        }
        return cost
                + lambda
                        * Arrays.stream(changes)
                                .mapToDouble(row -> PlacesByHand.change(row, walk))
                                .sum();
    }

    private double weight(Seen seen) {
        return 1 / Math.pow(Math.max(0.05, error(seen)), 2);
    }

    private Device device(Seen seen) {
        return store.devices().stream()
                .filter(device -> device.id().value().equals(seen.sensor()))
                .findFirst()
                .orElseThrow();
    }

    private double error(Seen seen) {
        return Objects.requireNonNullElse(device(seen).accuracyMetres(), 0.0);
    }

    private double share(Seen seen) {
        return share(device(seen));
    }

    private static double share(Device device) {
        return Objects.requireNonNullElse(device.idSwapShare(), 0.0);
    }
}
