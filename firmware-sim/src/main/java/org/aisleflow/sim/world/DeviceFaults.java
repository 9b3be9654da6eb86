package org.aisleflow.sim.world;

import java.util.List;
import org.aisleflow.contracts.ids.ZoneId;

/**
 * How wrong the devices of a scenario are: its section {@code devices}. What a scenario does not
 * mention is exact, as the file of defaults says; {@code devices: exact} says so in one word. Every
 * error of every device draws from a stream of its own, so switching one on changes nothing else.
 *
 * @param counters door counters
 * @param overheads overhead position sensors
 * @param scales shelf scales
 * @param readers RFID readers, and where there are any
 * @param loggers temperature loggers
 * @param tills tills
 * @param clocks the clocks of all devices
 * @param life restarts and batteries of all devices
 * @param network what is between the devices and the gateway
 */
public record DeviceFaults(
        Counters counters,
        Overheads overheads,
        Scales scales,
        Readers readers,
        Loggers loggers,
        Tills tills,
        Clocks clocks,
        Life life,
        NetworkFaults network) {
    /** Devices without any error: the default of every parameter. */
    public static final DeviceFaults EXACT =
            new DeviceFaults(
                    new Counters(0, 0, 1),
                    new Overheads(0, 0, 0, 1_000, 0, 1, 0),
                    new Scales(0, 0, 7, 0, 0, 30),
                    new Readers(List.of(), 1, 1, 0),
                    new Loggers(0, 0),
                    new Tills(0, 0),
                    new Clocks(0, 0, 24),
                    new Life(0, 0.05),
                    NetworkFaults.WHOLE);

    /**
     * Errors of door counters.
     *
     * @param missShare share of people who are not counted, 0 to 0.5; default 0
     * @param doubleShare share of people who are counted twice, 0 to 0.5; default 0
     * @param crowdFactor both shares are so many times larger for people who cross within two
     *     seconds after somebody else, 1 to 10; default 1
     */
    public record Counters(double missShare, double doubleShare, double crowdFactor) {
        /** Checks the ranges. */
        public Counters {
            Complaints.of("counters")
                    .unlessWithin("missShare", missShare, 0, 0.5)
                    .unlessWithin("doubleShare", doubleShare, 0, 0.5)
                    .unlessWithin("crowdFactor", crowdFactor, 1, 10)
                    .raise();
        }
    }

    /**
     * Errors of overhead position sensors.
     *
     * @param noiseMetres standard deviation of x and of y, in every frame anew, 0 to 2 m; default 0
     * @param missShare share of the frames in which a person is not found, 0 to 0.5; default 0
     * @param overlapMetres how far a sensor sees into the parts of its neighbours, 0 to 5 m: people
     *     there are seen twice, under two names; default 0
     * @param rangeMetres how far from the point below it a sensor sees, 1 to 1,000 m; default 1,000
     * @param lossesPerHour how often an hour a person who is followed is lost and found again under
     *     another name, on average, 0 to 60; default 0
     * @param handOverShare share of the people who keep their name when they walk from one sensor's
     *     part to another's, 0 to 1; default 1
     * @param switchShare share of the encounters (two people come nearer than 0.7 m to each other)
     *     after which the sensor takes the one for the other, 0 to 1; default 0
     */
    public record Overheads(
            double noiseMetres,
            double missShare,
            double overlapMetres,
            double rangeMetres,
            double lossesPerHour,
            double handOverShare,
            double switchShare) {
        /** Checks the ranges. */
        public Overheads {
            Complaints.of("overheads")
                    .unlessWithin("noiseMetres", noiseMetres, 0, 2)
                    .unlessWithin("missShare", missShare, 0, 0.5)
                    .unlessWithin("overlapMetres", overlapMetres, 0, 5)
                    .unlessWithin("rangeMetres", rangeMetres, 1, 1_000)
                    .unlessWithin("lossesPerHour", lossesPerHour, 0, 60)
                    .unlessWithin("handOverShare", handOverShare, 0, 1)
                    .unlessWithin("switchShare", switchShare, 0, 1)
                    .raise();
        }
    }

    /**
     * Errors of shelf scales. Full load is what a scale shows with its shelf full.
     *
     * @param noiseShare standard deviation of a reading, as a share of full load, 0 to 0.1; default
     *     0
     * @param driftSharePerDay standard deviation, over the scales, of what a scale's zero moves in
     *     a day, as a share of full load, 0 to 0.1; default 0
     * @param zeroedDays days after which a scale is set to zero again, 1 to 365; default 7
     * @param leansPerDay how often a day something or somebody leans on a shelf, on average, 0 to
     *     24; default 0
     * @param leanGrams the most that leans on it, 0 to 100,000 g; default 0
     * @param leanSeconds how long it leans, 1 to 600 s; default 30
     */
    public record Scales(
            double noiseShare,
            double driftSharePerDay,
            double zeroedDays,
            double leansPerDay,
            double leanGrams,
            double leanSeconds) {
        /** Checks the ranges. */
        public Scales {
            Complaints.of("scales")
                    .unlessWithin("noiseShare", noiseShare, 0, 0.1)
                    .unlessWithin("driftSharePerDay", driftSharePerDay, 0, 0.1)
                    .unlessWithin("zeroedDays", zeroedDays, 1, 365)
                    .unlessWithin("leansPerDay", leansPerDay, 0, 24)
                    .unlessWithin("leanGrams", leanGrams, 0, 100_000)
                    .unlessWithin("leanSeconds", leanSeconds, 1, 600)
                    .raise();
        }
    }

    /**
     * RFID readers: one in the middle of each of some zones. Every unit of the zone's products that
     * have a GTIN wears a tag. A tag is read in a round with a probability that falls linearly with
     * the distance of its shelf from the reader.
     *
     * @param zones the zones that have a reader, where a shop has them; default none
     * @param nearShare probability of a read at the reader, 0 to 1; default 1
     * @param farShare probability of a read on the zone's farthest shelf, 0 to nearShare; default 1
     * @param noiseDecibels standard deviation of the signal strength, 0 to 20 dB; default 0
     */
    public record Readers(
            List<ZoneId> zones, double nearShare, double farShare, double noiseDecibels) {
        /** Checks the ranges and takes a copy. */
        public Readers {
            zones = List.copyOf(zones);
            Complaints.of("readers")
                    .unlessWithin("nearShare", nearShare, 0, 1)
                    .unlessWithin("farShare", farShare, 0, nearShare)
                    .unlessWithin("noiseDecibels", noiseDecibels, 0, 20)
                    .raise();
        }
    }

    /**
     * Errors of temperature loggers.
     *
     * @param offsetCelsius standard deviation, over the loggers, of a logger's constant error, 0 to
     *     5 °C; default 0
     * @param noiseCelsius standard deviation of a reading, 0 to 5 °C; default 0
     */
    public record Loggers(double offsetCelsius, double noiseCelsius) {
        /** Checks the ranges. */
        public Loggers {
            Complaints.of("loggers")
                    .unlessWithin("offsetCelsius", offsetCelsius, 0, 5)
                    .unlessWithin("noiseCelsius", noiseCelsius, 0, 5)
                    .raise();
        }
    }

    /**
     * Errors at tills.
     *
     * @param missShare share of receipt lines on which one unit is not scanned, 0 to 0.5; default 0
     * @param doubleShare share of receipt lines on which one unit is scanned twice, 0 to 0.5;
     *     default 0
     */
    public record Tills(double missShare, double doubleShare) {
        /** Checks the ranges. */
        public Tills {
            Complaints.of("tills")
                    .unlessWithin("missShare", missShare, 0, 0.5)
                    .unlessWithin("doubleShare", doubleShare, 0, 0.5)
                    .raise();
        }
    }

    /**
     * Errors of the devices' clocks.
     *
     * @param offsetSeconds standard deviation, over the devices, of a clock's constant error, 0 to
     *     86,400 s; default 0
     * @param driftPpm standard deviation, over the devices, of how much too fast a clock is, in
     *     microseconds per second, 0 to 1,000; default 0
     * @param syncHours hours after which a clock has lost what it drifted, 1 to 8,784; default 24
     */
    public record Clocks(double offsetSeconds, double driftPpm, double syncHours) {
        /** Checks the ranges. */
        public Clocks {
            Complaints.of("clocks")
                    .unlessWithin("offsetSeconds", offsetSeconds, 0, 86_400)
                    .unlessWithin("driftPpm", driftPpm, 0, 1_000)
                    .unlessWithin("syncHours", syncHours, 1, 8_784)
                    .raise();
        }
    }

    /**
     * What devices go through. A device that restarts begins to number its messages anew with a
     * boot that is one higher; what it has counted and what it has not sent, it keeps.
     *
     * @param restartsPerDay how often a day a device restarts, on average, 0 to 24; default 0
     * @param batteryPercentPerDay what a battery loses in a day, 0 to 100 percent; an empty one is
     *     changed; default 0.05
     */
    public record Life(double restartsPerDay, double batteryPercentPerDay) {
        /** Checks the ranges. */
        public Life {
            Complaints.of("life")
                    .unlessWithin("restartsPerDay", restartsPerDay, 0, 24)
                    .unlessWithin("batteryPercentPerDay", batteryPercentPerDay, 0, 100)
                    .raise();
        }
    }
}
