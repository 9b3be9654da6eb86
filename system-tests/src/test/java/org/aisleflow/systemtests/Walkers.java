package org.aisleflow.systemtests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aisleflow.contracts.telemetry.Positions;

/**
 * People who walk at random over a floor that four sensors share, and the frames the sensors send
 * of them.
 */
final class Walkers {
    static final int SENSORS = 4;

    private static final double METRES_PER_SECOND = 1.2;
    private static final double MARGIN_METRES = 0.3;

    private final double widthMetres;
    private final double depthMetres;
    private final List<Walker> walkers = new ArrayList<>();

    /**
     * One frame of one sensor.
     *
     * @param sensor 0 to 3
     * @param time when it was taken
     * @param positions what it shows
     */
    record Frame(int sensor, Instant time, Positions positions) {}

    Walkers(Random random, double widthMetres, double depthMetres, int people, int staff) {
        this.widthMetres = widthMetres;
        this.depthMetres = depthMetres;
        for (int i = 0; i < people; i++) {
            int from = random.nextInt(240);
            walkers.add(
                    new Walker(
                            "person-" + i,
                            i < staff,
                            from,
                            from + 90 + random.nextInt(400),
                            new Random(random.nextLong())));
        }
    }

    /** The frames of one second, in the order in which the sensors happen to take them. */
    List<Frame> second(Instant begin, int second) {
        List<Frame> frames = new ArrayList<>();
        for (int sensor = 0; sensor < SENSORS; sensor++) {
            Instant time = begin.plusSeconds(second).plusMillis(sensor * 150L);
            List<Positions.Track> seen = new ArrayList<>();
            for (Walker walker : walkers) {
                double at = second + sensor * 0.15;
                if (walker.isThere(second) && sensorOf(walker, at) == sensor) {
                    seen.add(
                            new Positions.Track(
                                    walker.id, walker.x(at), walker.y(at), walker.staff));
                }
            }
            frames.add(new Frame(sensor, time, new Positions(seen)));
        }
        walkers.forEach(Walker::step);
        return frames;
    }

    private int sensorOf(Walker walker, double at) {
        return (walker.x(at) < widthMetres / 2 ? 0 : 1) + (walker.y(at) < depthMetres / 2 ? 0 : 2);
    }

    private final class Walker {
        private final String id;
        private final boolean staff;
        private final int firstSecond;
        private final int lastSecond;
        private final Random random;
        private double fromX;
        private double fromY;
        private double speedX;
        private double speedY;
        private int second;

        Walker(String id, boolean staff, int firstSecond, int lastSecond, Random random) {
            this.id = id;
            this.staff = staff;
            this.firstSecond = firstSecond;
            this.lastSecond = lastSecond;
            this.random = random;
            this.fromX = MARGIN_METRES + random.nextDouble() * (widthMetres - 2 * MARGIN_METRES);
            this.fromY = MARGIN_METRES + random.nextDouble() * (depthMetres - 2 * MARGIN_METRES);
            turn();
        }

        boolean isThere(int second) {
            return second >= firstSecond && second <= lastSecond;
        }

        double x(double at) {
            return fromX + speedX * (at - second);
        }

        double y(double at) {
            return fromY + speedY * (at - second);
        }

        void step() {
            fromX += speedX;
            fromY += speedY;
            second++;
            if (random.nextInt(6) == 0 || leavesTheFloor()) {
                turn();
            }
        }

        private void turn() {
            do {
                double speed = random.nextInt(3) == 0 ? 0 : METRES_PER_SECOND * random.nextDouble();
                double angle = random.nextDouble() * 2 * Math.PI;
                speedX = speed * Math.cos(angle);
                speedY = speed * Math.sin(angle);
            } while (leavesTheFloor());
        }

        private boolean leavesTheFloor() {
            double nextX = fromX + speedX;
            double nextY = fromY + speedY;
            return nextX < 0 || nextX >= widthMetres || nextY < 0 || nextY >= depthMetres;
        }
    }
}
