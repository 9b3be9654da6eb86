package org.aisleflow.sim.devices;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.World;

/**
 * Counts who comes in, goes out and passes. It reports every ten seconds in which it counted
 * somebody, and every minute in any case while the shop is open.
 */
final class DoorCounter implements Instrument {
    static final long REPORT_SECONDS = 60;

    /** After a restart counting goes on from the last multiple of this. */
    static final long COUNT_SECONDS = 10;

    private static final int MINUTES_AFTER_CLOSING = 30;

    private final Firmware firmware;
    private final LineId line;
    private final ShopSpec shop;
    private final Deque<Happening> noticed = new ArrayDeque<>();

    DoorCounter(Firmware firmware, LineId line, ShopSpec shop) {
        this.firmware = firmware;
        this.line = line;
        this.shop = shop;
    }

    @Override
    public void notice(Happening happening) {
        boolean here =
                switch (happening) {
                    case Happening.Entered entered -> entered.door().equals(line);
                    case Happening.Left left -> left.door().equals(line);
                    case Happening.Passed passed -> passed.door().equals(line);
                    default -> false;
                };
        if (here) {
            noticed.addLast(happening);
        }
    }

    @Override
    public void minute(Instant time) {
        report(time, isBusyTime(time));
    }

    @Override
    public void second(Instant time, World world) {
        if (time.getEpochSecond() % REPORT_SECONDS == 0) {
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
        while (!noticed.isEmpty() && noticed.getFirst().time() < end.toEpochMilli()) {
            switch (noticed.removeFirst()) {
                case Happening.Entered _ -> in++;
                case Happening.Left _ -> out++;
                default -> passing++;
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
