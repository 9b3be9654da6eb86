package org.aisleflow.sim.world;

import java.util.SplittableRandom;
import org.aisleflow.contracts.catalog.Point;

/** Somebody in the shop: where they are going, and the small ways in which they differ. */
final class Person {
    /** People walk up to this far beside the common way, in metres. */
    private static final double SWAY_METRES = 0.3;

    private static final double SLOWEST = 0.35;
    private static final double FASTEST = 1.5;
    private static final double SPEED_DEVIATION = 0.15;

    private final int number;
    private final Role role;
    private final SplittableRandom random;
    private final int clearance;
    private final double metresPerSecond;
    private final double swayX;
    private final double swayY;
    private final long laterMillis;
    private final Walk walk;
    private Spot spot;

    /** What somebody does in the shop, as far as it can be seen. */
    enum Role {
        /** Came to shop. */
        SHOPPER,
        /** Works there and wears a badge. */
        STAFF_WITH_BADGE,
        /** Works there and has forgotten the badge. */
        STAFF_WITHOUT_BADGE
    }

    private Person(
            int number,
            Role role,
            SplittableRandom random,
            double metresPerSecond,
            Walk walk,
            Spot spot,
            long laterMillis) {
        this.number = number;
        this.role = role;
        this.random = random;
        this.clearance = random.nextInt(Floor.CLEARANCES.size());
        double drawn = metresPerSecond * Draws.noiseFactor(random, SPEED_DEVIATION);
        this.metresPerSecond = Math.clamp(drawn, SLOWEST, FASTEST);
        this.swayX = Draws.between(random, -SWAY_METRES, SWAY_METRES);
        this.swayY = Draws.between(random, -SWAY_METRES, SWAY_METRES);
        this.walk = walk;
        this.spot = spot;
        this.laterMillis = laterMillis;
    }

    /** Somebody who appears at a spot. */
    static Person at(
            Spot spot,
            long time,
            int number,
            Role role,
            SplittableRandom random,
            double metresPerSecond) {
        Walk walk = new Walk(time, spot.stand());
        return new Person(number, role, random, metresPerSecond, walk, spot, 0);
    }

    /** Somebody who comes to work now, by the back door. */
    static Person atWork(Scene scene, Spot spot, String job, double metresPerSecond) {
        int number = scene.crowd().nextNumber();
        boolean badge =
                !Draws.chance(
                        scene.seeds().stream("badge", number),
                        scene.shop().staff().badgeForgottenShare());
        Person person =
                at(
                        spot,
                        scene.now(),
                        number,
                        badge ? Role.STAFF_WITH_BADGE : Role.STAFF_WITHOUT_BADGE,
                        scene.seeds().stream(job, number),
                        metresPerSecond);
        scene.crowd().add(person);
        scene.tell(new Happening.CameToWork(scene.now(), number, badge));
        return person;
    }

    /** Somebody who goes wherever this person goes, a moment later. */
    Person companion(int other, SplittableRandom theirs, long behindMillis) {
        return new Person(other, role, theirs, metresPerSecond, walk, spot, behindMillis);
    }

    int number() {
        return number;
    }

    SplittableRandom random() {
        return random;
    }

    Spot spot() {
        return spot;
    }

    double metresPerSecond() {
        return metresPerSecond;
    }

    /** Sets out for a spot; returns when they get there, in milliseconds since 1970. */
    long walkTo(Spot target, Floor floor, long now) {
        walk.waitUntil(now);
        if (target.index() != spot.index()) {
            walk.along(floor.path(spot, target, clearance), metresPerSecond);
            spot = target;
        }
        return walk.end();
    }

    /** Goes on from where the walk ends at present, as the caller says, and ends at a spot. */
    Walk onwardsTo(Spot target, long now) {
        walk.waitUntil(now);
        spot = target;
        return walk;
    }

    Sighting at(long time) {
        Point place = walk.at(time - laterMillis);
        boolean badge = role == Role.STAFF_WITH_BADGE;
        return new Sighting(number, badge, place.x() + swayX, place.y() + swayY);
    }

    /** The whole way, once they have left. */
    Track track() {
        return walk.track(swayX, swayY, laterMillis);
    }
}
