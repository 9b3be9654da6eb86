package org.aisleflow.sim.world;

import java.util.List;
import java.util.random.RandomGenerator;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.ids.LineId;

/** Which door people take: the first one is the main door. */
final class Doors {
    private static final double MAIN_SHARE = 0.65;

    private Doors() {}

    static LineId any(List<Door> doors, RandomGenerator random) {
        if (doors.size() == 1 || Draws.chance(random, MAIN_SHARE)) {
            return doors.getFirst().id();
        }
        return doors.get(1 + random.nextInt(doors.size() - 1)).id();
    }
}
