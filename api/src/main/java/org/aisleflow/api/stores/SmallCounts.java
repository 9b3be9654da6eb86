package org.aisleflow.api.stores;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Hides counts of so few people that they could tell one person's way, and what they could be
 * reckoned from: with all other parts of a sum known, a single hidden part is its difference.
 *
 * <ul>
 *   <li>Primary suppression: a count of 1 to k − 1 is hidden.
 *   <li>Complementary suppression: as long as what is hidden is one part alone, or adds up to less
 *       than k, the smallest other count that is not 0 is hidden too.
 * </ul>
 */
final class SmallCounts {
    private SmallCounts() {}

    /**
     * Chooses what to hide.
     *
     * @param counts parts of one sum that may be known
     * @param k the fewest people that may be told
     * @return the parts to hide, often none
     */
    static <T extends Comparable<T>> Set<T> hidden(Map<T, Long> counts, int k) {
        Set<T> hidden = new HashSet<>();
        long sum = 0;
        var ascending =
                counts.entrySet().stream()
                        .filter(part -> part.getValue() > 0)
                        .sorted(
                                Map.Entry.<T, Long>comparingByValue()
                                        .thenComparing(
                                                Map.Entry.comparingByKey(
                                                        Comparator.naturalOrder())))
                        .toList();
        for (Map.Entry<T, Long> part : ascending) {
            boolean reckonable = !hidden.isEmpty() && (hidden.size() == 1 || sum < k);
            if (part.getValue() >= k && !reckonable) {
                break;
            }
            hidden.add(part.getKey());
            sum += part.getValue();
        }
        return hidden;
    }
}
