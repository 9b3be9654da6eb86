package org.aisleflow.sim.score;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Sums by what they are about; what nothing was added to is 0. Not thread-safe. */
final class Tally<K extends Key> {
    private final Map<K, Double> sums = new LinkedHashMap<>();

    void add(K key, double amount) {
        sums.merge(key, amount, Double::sum);
    }

    double of(K key) {
        return sums.getOrDefault(key, 0.0);
    }

    double sum() {
        return sums.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    Set<K> keys() {
        return Collections.unmodifiableSet(sums.keySet());
    }

    /** The sum over all keys of |this − other|. */
    double distanceTo(Tally<K> other) {
        return combined(other, (mine, theirs) -> Math.abs(mine - theirs));
    }

    /** The sum over all keys of the smaller of both. */
    double sharedWith(Tally<K> other) {
        return combined(other, Math::min);
    }

    /** The same with coarser keys. */
    Tally<K> by(UnaryOperator<K> coarser) {
        Tally<K> coarse = new Tally<>();
        sums.forEach((key, amount) -> coarse.add(coarser.apply(key), amount));
        return coarse;
    }

    /** The sums of some of the keys. */
    Tally<K> only(Predicate<K> wanted) {
        Tally<K> some = new Tally<>();
        sums.forEach((key, amount) -> {
            if (wanted.test(key)) {
                some.add(key, amount);
            }
        });
        return some;
    }

    private double combined(Tally<K> other, DoubleBinaryOperator combine) {
        Set<K> keys = new LinkedHashSet<>(sums.keySet());
        keys.addAll(other.sums.keySet());
        return keys.stream()
                .mapToDouble(key -> combine.applyAsDouble(of(key), other.of(key)))
                .sum();
    }
}
