package org.aisleflow.streams.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aisleflow.streams.floor.ByHand.Seen;

/**
 * People in the watched shop: they come by the door, alone or with somebody, wander, and leave;
 * each sensor that sees them gives them a name of its own, another after it has lost them.
 */
final class WatchedWalks {
    private static final long START = Instant.parse("2026-03-02T09:57:00Z").toEpochMilli();
    private static final double[][] VIEWS = {{0, 6}, {4, 9}, {8, 12}};

    private final Random random;
    private final List<Seen> all = new ArrayList<>();
    private int names;

    private WatchedWalks(Random random) {
        this.random = random;
    }

    static List<Seen> of(Random random) {
        WatchedWalks walks = new WatchedWalks(random);
        int people = 1 + random.nextInt(4);
        for (int person = 0; person < people; person++) {
            walks.walk(START + random.nextInt(120_000), random.nextInt(3) == 0);
        }
        return walks.all;
    }

    private void walk(long start, boolean withSomebody) {
        int steps = 20 + random.nextInt(120);
        double x = 0.3;
        double y = 0.5;
        double headX = 0.6;
        double headY = 0.2;
        boolean badge = random.nextInt(8) == 0;
        String[] one = new String[VIEWS.length];
        String[] other = new String[VIEWS.length];
        int hidden = 0;
        for (int step = 0; step < steps; step++) {
            if (random.nextInt(12) == 0) {
                headX = random.nextDouble() * 2 - 1;
                headY = random.nextDouble() * 2 - 1;
            }
            x = Math.clamp(x + headX, 0.1, 11.9);
            y = Math.clamp(y + headY, 0.1, 7.9);
            if (hidden == 0 && random.nextInt(25) == 0) {
                hidden = 1 + random.nextInt(35);
            }
            boolean seen = hidden == 0;
            hidden = Math.max(0, hidden - 1);
            long time = start + step * 1_000L;
            look(one, time, x, y, badge && random.nextInt(10) == 0, seen);
            if (withSomebody) {
                look(other, time + 3, x + 0.1, Math.min(7.9, y + 0.8), false, seen);
            }
        }
    }

    private void look(
            String[] names, long time, double x, double y, boolean badge, boolean isSeen) {
        for (int eye = 0; eye < VIEWS.length; eye++) {
            boolean inView = x >= VIEWS[eye][0] && x <= VIEWS[eye][1];
            if (!inView || !isSeen || random.nextInt(60) == 0) {
                names[eye] = "";
                continue;
            }
            if (names[eye] == null || names[eye].isEmpty()) {
                names[eye] = "n%03d".formatted(this.names++);
            }
            all.add(
                    new Seen(
                            names[eye],
                            // The sensors' clocks tick at different moments.
                            time + eye * 170L,
                            x + random.nextGaussian() * 0.15,
                            Math.clamp(y + random.nextGaussian() * 0.15, 0, 8),
                            badge,
                            "eye-" + eye));
        }
    }
}
