package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aisleflow.api.history.InMemoryHistory;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;

/**
 * A day of twelve hours: about two people a minute come by door main or side, stay for a quarter of
 * an hour and go by either; five of the staff come by the main door after an hour and go after
 * nine. Counters miss three in a hundred, the floor's sensors tell four in a hundred visits twice.
 */
final class ShopDay {
    private static final int MINUTES = 720;
    private static final int HOURS = 13;
    private static final int PAST_DAYS = 28;
    private static final double A_MINUTE = 2;
    private static final double LEAVES = 1 / 15.0;
    private static final double BY_MAIN = 0.65;
    private static final double MISSED = 0.03;
    private static final int STAFF = 5;
    private static final int STAFF_COMES = 60;
    private static final int STAFF_GOES = 540;

    /** What becomes of the main door's counter. */
    enum Fault {
        NONE,
        /** Misses half of the people going in. */
        MISSES_IN,
        /** Counts every other one twice who goes out. */
        DOUBLES_OUT,
        /** Misses half of the people either way. */
        MISSES_BOTH
    }

    private final Store store;
    private final Instant opens;
    private final Random random;
    private final List<LineId> doors;

    ShopDay(Store store, Instant opens, long seed) {
        this.store = store;
        this.opens = opens;
        this.random = new Random(seed);
        this.doors = store.doors().stream().map(door -> door.id()).toList();
    }

    /** The day, after the weeks before it. */
    InMemoryHistory history(int breaksAfterMinutes, Fault fault) {
        InMemoryHistory history = new InMemoryHistory();
        for (int day = PAST_DAYS; day > 0; day--) {
            pastDay(history, opens.minus(Duration.ofDays(day)));
        }
        reported(history, opens);
        today(history, breaksAfterMinutes, fault);
        return history;
    }

    /** Told by the hour, which is as good for what is learned from it. */
    private void pastDay(InMemoryHistory history, Instant start) {
        reported(history, start);
        for (int hour = 0; hour < MINUTES / 60; hour++) {
            Instant time = start.plusSeconds(3600L * hour);
            long main = Math.round(60 * A_MINUTE * BY_MAIN + 8 * random.nextGaussian());
            long side = Math.round(60 * A_MINUTE * (1 - BY_MAIN) + 6 * random.nextGaussian());
            count(history, time, doors.get(0), noticed(main), noticed(main));
            count(history, time, doors.get(1), noticed(side), noticed(side));
            if (hasEyes()) {
                visits(
                        history,
                        time,
                        main + side + (main + side) / 25,
                        hour == 1 ? STAFF : 0,
                        1,
                        0);
            }
        }
    }

    private void today(InMemoryHistory history, int breaksAfterMinutes, Fault fault) {
        long inside = 0;
        long personMinutes = 0;
        long begun = 0;
        long staffBegun = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            Instant time = opens.plusSeconds(60L * minute);
            long[] in = new long[2];
            long[] out = new long[2];
            long came = minute < MINUTES - 30 ? poisson(A_MINUTE) : 0;
            long went = minute < MINUTES - 5 ? binomial(inside, LEAVES) : inside;
            long staffCame = minute == STAFF_COMES ? STAFF : 0;
            long staffWent = minute == STAFF_GOES ? STAFF : 0;
            in[0] = binomial(came, BY_MAIN);
            in[1] = came - in[0];
            out[0] = binomial(went, BY_MAIN);
            out[1] = went - out[0];
            inside += came - went;
            begun += came + binomial(came, 0.04);
            staffBegun += staffCame;
            personMinutes += inside;
            boolean broken = minute >= breaksAfterMinutes;
            long countedIn = noticed(in[0] + staffCame);
            long countedOut = noticed(out[0] + staffWent);
            if (broken && (fault == Fault.MISSES_IN || fault == Fault.MISSES_BOTH)) {
                countedIn = binomial(countedIn, 0.5);
            }
            if (broken && fault == Fault.MISSES_BOTH) {
                countedOut = binomial(countedOut, 0.5);
            }
            if (broken && fault == Fault.DOUBLES_OUT) {
                countedOut += binomial(countedOut, 0.5);
            }
            count(history, time, doors.get(0), countedIn, countedOut);
            count(history, time, doors.get(1), noticed(in[1]), noticed(out[1]));
            if (minute % 5 == 4) {
                Instant window = opens.plusSeconds(60L * (minute - 4));
                boolean staffIsThere = minute > STAFF_COMES && minute < STAFF_GOES;
                if (hasEyes()) {
                    double seen = 60.0 * personMinutes * (1 + 0.02 * random.nextGaussian());
                    visits(
                            history,
                            window,
                            begun,
                            staffBegun,
                            seen,
                            staffIsThere ? 300 * STAFF : 0);
                }
                sell(history, window, begun / 2);
                personMinutes = 0;
                begun = 0;
                staffBegun = 0;
            }
        }
    }

    private boolean hasEyes() {
        return store.devices().size() > 2;
    }

    private void reported(InMemoryHistory history, Instant start) {
        for (Device device : store.devices()) {
            for (int hour = 0; hour < HOURS; hour++) {
                Instant time = start.plusSeconds(3600L * hour);
                history.write(
                        List.of(
                                new LedgerHour(
                                        store.id(),
                                        device.id(),
                                        device.kind(),
                                        time,
                                        60,
                                        0,
                                        Map.of(),
                                        0,
                                        0,
                                        List.of(),
                                        0,
                                        (1L << 60) - 1,
                                        Arrival.of(time))));
            }
        }
    }

    private void count(InMemoryHistory history, Instant time, LineId door, long in, long out) {
        history.write(
                List.of(new FootfallWindow(store.id(), door, time, in, out, 0, Arrival.of(time))));
    }

    private void visits(
            InMemoryHistory history,
            Instant window,
            long visits,
            long staff,
            double seconds,
            double staffSeconds) {
        history.write(
                List.of(
                        new VisitWindow(
                                store.id(),
                                window,
                                visits,
                                0,
                                0,
                                0,
                                staff,
                                0,
                                seconds,
                                staffSeconds,
                                Arrival.of(window))));
    }

    private void sell(InMemoryHistory history, Instant window, long receipts) {
        history.write(
                List.of(
                        new ReceiptWindow(
                                store.id(),
                                DeviceId.of("till"),
                                window,
                                receipts,
                                (double) receipts,
                                Arrival.of(window))));
    }

    private long noticed(long people) {
        return people - binomial(people, MISSED);
    }

    private long binomial(long people, double share) {
        long hits = 0;
        for (long person = 0; person < people; person++) {
            hits += random.nextDouble() < share ? 1 : 0;
        }
        return hits;
    }

    private long poisson(double mean) {
        long people = 0;
        double limit = Math.exp(-mean);
        for (double product = random.nextDouble();
                product > limit;
                product *= random.nextDouble()) {
            people++;
        }
        return people;
    }
}
