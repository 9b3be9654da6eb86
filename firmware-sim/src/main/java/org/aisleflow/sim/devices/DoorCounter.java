package org.aisleflow.sim.devices;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.World;

/**
 * Counts who comes in, goes out and passes; misses some and counts some twice, more so when one
 * follows close on another. It reports every ten seconds in which it counted somebody, and every
 * minute in any case while the shop is open.
 */
final class DoorCounter implements Instrument {
    static final long REPORT_SECONDS = 60;

    /** After a restart counting goes on from the last multiple of this. */
    static final long COUNT_SECONDS = 10;

    private static final int MINUTES_AFTER_CLOSING = 30;
    private static final long CLOSE_MILLIS = 2_000;

    private final Firmware firmware;
    private final LineId line;
    private final ShopSpec shop;
    private final DeviceFaults.Counters faults;
    private final Dice misses;
    private final Dice doubles;
    private final Deque<Noticed> noticed = new ArrayDeque<>();
    private long lastMillis = Long.MIN_VALUE / 2;

    /** Something at the door, and how often it counts. */
    private record Noticed(Happening happening, int times) {}

    DoorCounter(
            Firmware firmware,
            LineId line,
            ShopSpec shop,
            DeviceFaults.Counters faults,
            Dice dice) {
        this.firmware = firmware;
        this.line = line;
        this.shop = shop;
        this.faults = faults;
        this.misses = dice.of("misses");
        this.doubles = dice.of("doubles");
    }

    @Override
    public void notice(Happening happening) {
        switch (happening) {
            case Happening.Entered entered when entered.door().equals(line) ->
                    see(entered, entered.person());
            case Happening.Left left when left.door().equals(line) -> see(left, left.person());
            case Happening.Passed passed when passed.door().equals(line) -> see(passed, 0);
            default -> {}
        }
    }

    private void see(Happening happening, int person) {
        boolean close = happening.time() - lastMillis <= CLOSE_MILLIS;
        lastMillis = happening.time();
        double factor = close ? faults.crowdFactor() : 1;
        int times = 1;
        if (misses.at(happening.time()).at(person).hits(factor * faults.missShare())) {
            times = 0;
        } else if (doubles.at(happening.time()).at(person).hits(factor * faults.doubleShare())) {
            times = 2;
        }
        noticed.addLast(new Noticed(happening, times));
    }

    @Override
    public void minute(Instant time) {
        report(time, isBusyTime(time));
    }

    @Override
    public void second(Instant time, World world) {
        if (time.getEpochSecond() % firmware.seconds(REPORT_SECONDS) == 0) {
            report(time, isBusyTime(time));
        } else if (time.getEpochSecond() % COUNT_SECONDS == 0) {
            report(time, false);
        }
        firmware.reportItself(time);
    }

    /**
     * Says what happened before a moment. The report is of the last millisecond of its interval: a
     * count of the minute to twelve belongs to the hour to twelve.
     */
    private void report(Instant end, boolean evenIfNobody) {
        int in = 0;
        int out = 0;
        int passing = 0;
        while (!noticed.isEmpty() && noticed.getFirst().happening().time() < end.toEpochMilli()) {
            Noticed next = noticed.removeFirst();
            switch (next.happening()) {
                case Happening.Entered _ -> in += next.times();
                case Happening.Left _ -> out += next.times();
                default -> passing += next.times();
            }
        }
        if (evenIfNobody || in + out + passing > 0) {
            firmware.say(end.minusMillis(1), new Crossing(line, in, out, passing));
        }
    }

    private boolean isBusyTime(Instant time) {
        LocalTime local = time.atZone(shop.timezone()).toLocalTime();
        return local.isAfter(shop.opens())
                && !local.isAfter(shop.closes().plusMinutes(MINUTES_AFTER_CLOSING));
    }
}
