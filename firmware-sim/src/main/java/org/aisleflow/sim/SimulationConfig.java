package org.aisleflow.sim;

import java.nio.file.Path;
import java.time.Instant;
import org.aisleflow.sim.purchasing.ApiAccess;
import org.aisleflow.sim.sending.Destination;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.aisleflow.sim.world.ShopSpec;
import org.jspecify.annotations.Nullable;

/**
 * What is simulated, when, and where its telemetry goes.
 *
 * @param scenario what is simulated
 * @param seed decides everything that is left to chance
 * @param timeline which times are told
 * @param destination where devices send
 * @param stateFolder where the simulation remembers how far it is; with the folder of an earlier
 *     run it goes on from there
 * @param truthFolder where to write what truly happened; null to write nothing
 * @param api where to ask for approved orders, and tell of the shops' own; null to do neither
 */
public record SimulationConfig(
        Scenario scenario,
        long seed,
        Timeline timeline,
        Destination destination,
        Path stateFolder,
        @Nullable Path truthFolder,
        @Nullable ApiAccess api) {

    /**
     * Which times are told.
     *
     * @param pastDays whole days before today that are told first, 0 to 366
     * @param pastSpeed the past passes at most so many times faster than real time; infinite for as
     *     fast as the gateway takes it
     * @param live true to go on in real time after the past
     * @param vivid the part of the past that is told as fully as the present; null for the last
     *     half hour of business if it goes on live, else for none
     */
    public record Timeline(
            int pastDays, double pastSpeed, boolean live, @Nullable VividPast vivid) {
        private static final int MOST_PAST_DAYS = 366;

        /** Checks the ranges. */
        public Timeline {
            if (pastDays < 0 || pastDays > MOST_PAST_DAYS) {
                throw new IllegalArgumentException(
                        "pastDays is %d, allowed are 0 to 366".formatted(pastDays));
            }
            if (!(pastSpeed > 0)) {
                throw new IllegalArgumentException(
                        "pastSpeed is %s, it must be above 0".formatted(pastSpeed));
            }
        }

        /**
         * Some past as fast as possible, then real time.
         *
         * @param pastDays whole days before today
         * @return the timeline
         */
        public static Timeline pastThenLive(int pastDays) {
            return new Timeline(pastDays, Double.POSITIVE_INFINITY, true, null);
        }

        /**
         * Some past as fast as possible, and no more.
         *
         * @param pastDays whole days before today
         * @return the timeline
         */
        public static Timeline pastOnly(int pastDays) {
            return new Timeline(pastDays, Double.POSITIVE_INFINITY, false, null);
        }

        /**
         * The same with a part of the past told as fully as the present.
         *
         * @param from its beginning, a whole minute
         * @param until its end, a whole minute
         * @return a changed copy
         */
        public Timeline toldFully(Instant from, Instant until) {
            return new Timeline(pastDays, pastSpeed, live, new VividPast(from, until));
        }

        /** Whether a minute of the past that ends at a time is told as fully as the present. */
        boolean isVivid(Instant minute, Instant now, ShopSpec shop) {
            if (vivid != null) {
                return vivid.contains(minute);
            }
            return live && VividPast.before(now, shop).contains(minute);
        }
    }

    /**
     * The shop of the demo: 28 past days, then real time.
     *
     * @param destination where devices send
     * @param stateFolder where the simulation remembers how far it is
     * @return the configuration
     */
    public static SimulationConfig demo(Destination destination, Path stateFolder) {
        return new SimulationConfig(
                ScenarioReader.builtIn("corner-shop"),
                1,
                Timeline.pastThenLive(28),
                destination,
                stateFolder,
                null,
                null);
    }

    /**
     * The same with its truth written down.
     *
     * @param folder where to
     * @return a changed copy
     */
    public SimulationConfig withTruth(Path folder) {
        return new SimulationConfig(
                scenario, seed, timeline, destination, stateFolder, folder, api);
    }

    /**
     * The same at other times.
     *
     * @param other which times are told
     * @return a changed copy
     */
    public SimulationConfig with(Timeline other) {
        return new SimulationConfig(
                scenario, seed, other, destination, stateFolder, truthFolder, api);
    }

    /**
     * The same with access to an API.
     *
     * @param access where to ask for approved orders, and tell of the shops' own
     * @return a changed copy
     */
    public SimulationConfig with(ApiAccess access) {
        return new SimulationConfig(
                scenario, seed, timeline, destination, stateFolder, truthFolder, access);
    }
}
