package org.aisleflow.sim.devices;

import java.time.Instant;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.World;

/** A device of the shop. Devices notice and say; they change nothing in the world. */
interface Instrument {
    /** Something happened; most devices see but little of it. */
    default void notice(Happening happening) {}

    /** A minute of the past is over: devices that count say what they counted. */
    default void minute(Instant time) {}

    /** A second of the present is over. */
    void second(Instant time, World world);
}
