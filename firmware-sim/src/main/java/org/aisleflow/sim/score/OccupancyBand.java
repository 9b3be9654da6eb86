package org.aisleflow.sim.score;

import org.aisleflow.contracts.facts.Band;
import org.jspecify.annotations.Nullable;

/**
 * Whether the band of the occupancy holds what it promises: not less, and not by being too wide.
 * Counting errors stay until closing, so the minutes of a day are right or wrong together, and it
 * takes many days to tell (docs/decisions/0315, 0431).
 */
final class OccupancyBand implements Claim {
    private static final Label LABEL =
            new Label(
                    "occupancy band",
                    "minutes of opening with low ≤ people inside ≤ high; error: the share of the others; judged from 3 days on, from 14 where the floor was not watched",
                    Unit.COUNT,
                    Target.between(0.02, 0.10));

    private static final int LEAST_DAYS = 3;
    private static final int LEAST_DAYS_BY_DOORS_ALONE = 14;
    private static final double MOST_OF_THE_TIME = 0.9;

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        int minutes = ours.people.size();
        if (minutes == 0) {
            return new Finding.NoCase("no minute of opening has a band");
        }
        long right =
                ours.people.entrySet().stream()
                        .filter(minute ->
                                holds(minute.getValue(), truth.people.get(minute.getKey())))
                        .count();
        var found = new Finding.Measured(minutes, right, 1 - (double) right / minutes);
        long days = ours.people.keySet().stream().map(Key.Moment::day).distinct().count();
        int least = isWatched(ours) ? LEAST_DAYS : LEAST_DAYS_BY_DOORS_ALONE;
        return days < least
                ? new Finding.TooEarly(
                        found, "to be judged it takes %d days, these are %d".formatted(least, days))
                : found;
    }

    /** Where the floor is seen as well, counting errors do not last, and days differ less. */
    private static boolean isWatched(ApiNumbers ours) {
        long watched =
                ours.people.keySet().stream()
                        .map(minute ->
                                Key.Quarter.of(minute.store(), minute.time().getEpochSecond() - 1))
                        .filter(ours.watched::containsKey)
                        .count();
        return watched >= MOST_OF_THE_TIME * ours.people.size();
    }

    private static boolean holds(Band band, @Nullable Integer people) {
        return people != null && band.low() <= people && people <= band.high();
    }
}
