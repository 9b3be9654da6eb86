package org.aisleflow.streams.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.aisleflow.streams.floor.ByHand.Seen;

/**
 * People who walk through a room from one place to the next, stop there for a while, and pass each
 * other; after some encounters the sensors take two of them for each other.
 */
final class CrowdWalks {
    private static final long START = Instant.parse("2026-03-02T09:57:00Z").toEpochMilli();
    private static final double NEAR_METRES = 0.7;
    private static final double METRES_PER_SECOND = 1.1;

    private final Random random;
    private final double share;
    private final double noise;
    private final Walker[] walkers;
    private final List<Seen> told = new ArrayList<>();
    private final List<Seen> right = new ArrayList<>();
    private final List<Swap> swaps = new ArrayList<>();
    private Set<Integer> near = new HashSet<>();

    /** Somebody. */
    private static final class Walker {
        private double x;
        private double y;
        private double toX;
        private double toY;
        private int stays;
        private String id;

        Walker(String id) {
            this.id = id;
        }
    }

    /** Two ids that were swapped. */
    record Swap(long time, String one, String other) {}

    private CrowdWalks(Random random, int people, double share, double noise) {
        this.random = random;
        this.share = share;
        this.noise = noise;
        this.walkers = new Walker[people];
        for (int i = 0; i < people; i++) {
            walkers[i] = new Walker("t%03d".formatted(i));
            walkers[i].x = random.nextDouble() * 12;
            walkers[i].y = random.nextDouble() * 8;
            walkers[i].toX = walkers[i].x;
            walkers[i].toY = walkers[i].y;
        }
    }

    /**
     * Lets people walk.
     *
     * @param people how many
     * @param seconds how long
     * @param share after which share of the encounters two are swapped
     * @param noise of each coordinate, in metres
     */
    static CrowdWalks of(Random random, int people, int seconds, double share, double noise) {
        CrowdWalks walks = new CrowdWalks(random, people, share, noise);
        for (int second = 0; second < seconds; second++) {
            walks.second(START + second * 1_000L);
        }
        return walks;
    }

    /** What the sensors tell. */
    List<Seen> told() {
        return told;
    }

    /** What they would tell if they swapped nobody. */
    List<Seen> right() {
        return right;
    }

    /** Whom they swapped. */
    List<Swap> swaps() {
        return swaps;
    }

    private void second(long time) {
        for (Walker walker : walkers) {
            walk(walker);
        }
        swap(time);
        for (int i = 0; i < walkers.length; i++) {
            Walker walker = walkers[i];
            double x = walker.x + random.nextGaussian() * noise;
            double y = walker.y + random.nextGaussian() * noise;
            if (random.nextInt(100) > 0) {
                told.add(new Seen(walker.id, time, x, y, false, "eye-9"));
                right.add(new Seen("t%03d".formatted(i), time, x, y, false, "eye-9"));
            }
        }
    }

    private void walk(Walker walker) {
        double metres = Math.hypot(walker.toX - walker.x, walker.toY - walker.y);
        if (metres > METRES_PER_SECOND) {
            walker.x += (walker.toX - walker.x) * METRES_PER_SECOND / metres;
            walker.y += (walker.toY - walker.y) * METRES_PER_SECOND / metres;
        } else if (walker.stays > 0) {
            walker.stays--;
        } else {
            walker.stays = random.nextInt(12);
            walker.toX = random.nextDouble() * 12;
            walker.toY = random.nextDouble() * 8;
        }
    }

    private void swap(long time) {
        Set<Integer> nearNow = new HashSet<>();
        for (int i = 0; i < walkers.length; i++) {
            for (int k = i + 1; k < walkers.length; k++) {
                Walker one = walkers[i];
                Walker other = walkers[k];
                if (Math.hypot(one.x - other.x, one.y - other.y) < NEAR_METRES) {
                    int pair = i * walkers.length + k;
                    nearNow.add(pair);
                    if (!near.contains(pair) && random.nextDouble() < share) {
                        String id = one.id;
                        one.id = other.id;
                        other.id = id;
                        swaps.add(new Swap(time, one.id, other.id));
                    }
                }
            }
        }
        near = nearNow;
    }
}
