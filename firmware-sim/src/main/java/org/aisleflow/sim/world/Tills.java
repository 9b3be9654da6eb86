package org.aisleflow.sim.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.aisleflow.contracts.catalog.Point;

/**
 * The tills and who stands before them. Everybody waits their turn, so the end of a queue is known.
 */
final class Tills {
    private static final double PLACE_METRES = 0.8;
    private static final int LONG_QUEUE = 3;
    private static final double SERVICE_SECONDS = 22;
    private static final double UNIT_SECONDS = 4;
    private static final double SERVICE_NOISE = 0.35;

    private final List<Queue> queues = new ArrayList<>();

    Tills(List<ShopSpec.Lane> lanes) {
        lanes.forEach(lane -> queues.add(new Queue(lane)));
    }

    /** The lane that a shopper would choose now. */
    ShopSpec.Lane choose(long now) {
        Queue shortest = shortest(queues.stream().filter(queue -> !queue.lane.reserve()), now);
        if (shortest.length(now) < LONG_QUEUE) {
            return shortest.lane;
        }
        return shortest(queues.stream(), now).lane;
    }

    /** How long the last in a queue will wait for those before, in milliseconds. */
    long waitMillis(ShopSpec.Lane lane, long now) {
        List<Long> ahead = of(lane).ahead(now);
        return ahead.isEmpty() ? 0 : ahead.getLast() - now;
    }

    private Queue of(ShopSpec.Lane lane) {
        return queues.stream()
                .filter(candidate -> candidate.lane.equals(lane))
                .findFirst()
                .orElseThrow();
    }

    private static Queue shortest(Stream<Queue> queues, long now) {
        return queues.min(Comparator.comparingInt(queue -> queue.length(now))).orElseThrow();
    }

    /**
     * When somebody's turn is.
     *
     * @param ahead how many stood there before
     * @param served when the cashier turns to them, milliseconds since 1970
     * @param done when they have paid, milliseconds since 1970
     */
    record Turn(int ahead, long served, long done) {}

    /** Joins a queue, moves up as those before leave, and pays. */
    Turn join(ShopSpec.Lane lane, Spot till, Person shopper, int units, long now) {
        Queue queue = of(lane);
        Walk walk = shopper.onwardsTo(till, now);
        List<Long> ahead = queue.ahead(now);
        walk.to(queue.place(ahead.size()), shopper.metresPerSecond());
        for (int i = 0; i < ahead.size(); i++) {
            walk.waitUntil(ahead.get(i))
                    .to(queue.place(ahead.size() - 1 - i), shopper.metresPerSecond());
        }
        long served = walk.end();
        long done = served + serviceMillis(shopper.random(), units);
        walk.waitUntil(done);
        queue.finishing.addLast(done);
        return new Turn(ahead.size(), served, done);
    }

    private static long serviceMillis(SplittableRandom random, int units) {
        double noise = Draws.noiseFactor(random, SERVICE_NOISE);
        return Draws.seconds((SERVICE_SECONDS + UNIT_SECONDS * units) * noise);
    }

    private static final class Queue {
        private final ShopSpec.Lane lane;
        private final Deque<Long> finishing = new ArrayDeque<>();

        Queue(ShopSpec.Lane lane) {
            this.lane = lane;
        }

        int length(long now) {
            return ahead(now).size();
        }

        /** When those who stand there leave, the first one first. */
        List<Long> ahead(long now) {
            while (!finishing.isEmpty() && finishing.getFirst() <= now) {
                finishing.removeFirst();
            }
            return List.copyOf(finishing);
        }

        Point place(int number) {
            return new Point(lane.pays().x(), lane.pays().y() + number * PLACE_METRES);
        }
    }
}
