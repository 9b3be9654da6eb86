package org.aisleflow.streams.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aisleflow.streams.floor.ByHand.Seen;

/**
 * People beside the edge between fruit and bread: now and then they go some centimetres beyond it,
 * or farther, and mostly come back.
 */
final class EdgeWalks {
    private static final long START = Instant.parse("2026-03-02T09:57:00Z").toEpochMilli();
    private static final double EDGE = 5;
    private static final double STEP = 0.35;
    private static final double NOISE = 0.01;

    private EdgeWalks() {}

    static List<Seen> of(Random random) {
        List<Seen> all = new ArrayList<>();
        int people = 1 + random.nextInt(3);
        for (int person = 0; person < people; person++) {
            walk("t" + person, START + random.nextInt(120_000), random, all);
        }
        return all;
    }

    private static void walk(String id, long start, Random random, List<Seen> all) {
        double x = EDGE;
        double goal = EDGE;
        int steps = 40 + random.nextInt(100);
        for (int step = 0; step < steps; step++) {
            if (random.nextInt(4) == 0) {
                double away = random.nextBoolean() ? 0.1 : 1;
                goal = EDGE + away * (random.nextDouble() * 2 - 1);
            }
            x += Math.clamp(goal - x, -STEP, STEP);
            all.add(
                    new Seen(
                            id,
                            start + step * 1_000L,
                            x + NOISE * random.nextGaussian(),
                            1.5 + NOISE * random.nextGaussian(),
                            false,
                            "eye-9"));
        }
    }
}
