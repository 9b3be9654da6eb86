package org.aisleflow.sim.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Rectangle;
import org.aisleflow.sim.world.Sighting;
import org.aisleflow.sim.world.World;

/**
 * Looks down on a part of the floor, once a second; with nobody in sight for a while, every ten
 * seconds. Where people are is read to a centimetre.
 */
final class PositionSensor implements Instrument {
    static final long IDLE_SECONDS = 10;

    private static final long DROWSY_AFTER_SECONDS = 30;
    private static final double STEPS_PER_METRE = 100;
    private static final int MOST_TRACKS = 500;

    private final Firmware firmware;
    private final DeviceId id;
    private final Rectangle part;
    private final FieldOfView view;
    private final TrackNames names;
    private final DeviceFaults.Overheads faults;
    private final Dice noise;
    private final Dice misses;
    private long lastSeen = Long.MIN_VALUE / 2;

    /**
     * Hangs a sensor up.
     *
     * @param firmware what sends
     * @param id the device
     * @param part the part of the floor that it alone is responsible for
     * @param names what the sensors of the shop call people
     * @param faults how wrong it is
     * @param dice the device's
     */
    PositionSensor(
            Firmware firmware,
            DeviceId id,
            Rectangle part,
            TrackNames names,
            DeviceFaults.Overheads faults,
            Dice dice) {
        this.firmware = firmware;
        this.id = id;
        this.part = part;
        this.view = FieldOfView.of(part, faults);
        this.names = names;
        this.faults = faults;
        this.noise = dice.of("noise");
        this.misses = dice.of("misses");
    }

    @Override
    public void second(Instant time, World world) {
        names.look(time, world);
        long now = time.getEpochSecond();
        List<Positions.Track> tracks = new ArrayList<>();
        for (Sighting person : world.people()) {
            if (sees(person, now) && tracks.size() < MOST_TRACKS) {
                tracks.add(track(person, now));
            }
        }
        if (!tracks.isEmpty()) {
            lastSeen = now;
        }
        if (now - lastSeen <= DROWSY_AFTER_SECONDS || firmware.isTurn(time, IDLE_SECONDS)) {
            firmware.say(time, new Positions(tracks));
        }
        firmware.reportItself(time);
    }

    private boolean sees(Sighting person, long now) {
        return view.contains(new Point(person.x(), person.y()))
                && !misses.at(now).at(person.person()).hits(faults.missShare());
    }

    private Positions.Track track(Sighting person, long now) {
        int who = person.person();
        double errorX = 0;
        double errorY = 0;
        if (faults.noiseMetres() > 0) {
            Dice here = noise.at(now).at(who);
            errorX = faults.noiseMetres() * here.of("x").gaussian();
            errorY = faults.noiseMetres() * here.of("y").gaussian();
        }
        boolean inPart = part.contains(new Point(person.x(), person.y()));
        return new Positions.Track(
                inPart ? names.name(who) : names.nameBeyond(who, id),
                toCentimetre(person.x() + errorX),
                toCentimetre(person.y() + errorY),
                person.staff());
    }

    private static double toCentimetre(double metres) {
        return Math.rint(metres * STEPS_PER_METRE) / STEPS_PER_METRE;
    }
}
