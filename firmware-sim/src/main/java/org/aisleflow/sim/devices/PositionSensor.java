package org.aisleflow.sim.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.sim.world.Rectangle;
import org.aisleflow.sim.world.Sighting;
import org.aisleflow.sim.world.World;

/**
 * Looks down on a part of the floor, once a second; with nobody in sight for a while, every ten
 * seconds. The sensors of a shop hand people over to each other, so a person keeps one name.
 */
final class PositionSensor implements Instrument {
    static final long IDLE_SECONDS = 10;

    private static final long DROWSY_AFTER_SECONDS = 30;
    private static final double STEPS_PER_METRE = 100;

    private final Firmware firmware;
    private final Rectangle view;
    private long lastSeen = Long.MIN_VALUE / 2;

    PositionSensor(Firmware firmware, Rectangle view) {
        this.firmware = firmware;
        this.view = view;
    }

    @Override
    public void second(Instant time, World world) {
        List<Positions.Track> tracks = new ArrayList<>();
        for (Sighting person : world.people()) {
            double x = toCentimetre(person.x());
            double y = toCentimetre(person.y());
            if (view.contains(new Point(x, y))) {
                tracks.add(new Positions.Track("t" + person.person(), x, y, person.staff()));
            }
        }
        long now = time.getEpochSecond();
        if (!tracks.isEmpty()) {
            lastSeen = now;
        }
        if (now - lastSeen <= DROWSY_AFTER_SECONDS || firmware.isTurn(time, IDLE_SECONDS)) {
            firmware.say(time, new Positions(tracks));
        }
        firmware.reportItself(time);
    }

    private static double toCentimetre(double metres) {
        return Math.rint(metres * STEPS_PER_METRE) / STEPS_PER_METRE;
    }
}
