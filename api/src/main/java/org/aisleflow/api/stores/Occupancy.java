package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.aisleflow.api.history.Presence;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.Windows;
import org.jspecify.annotations.Nullable;

/**
 * How many people are in the store: door counts and people seen on the floor, fused by a Kalman
 * filter of one dimension.
 *
 * <ul>
 *   <li>At opening the store is empty: x = 0, P = 0.
 *   <li>Each minute x grows by in − out. Each crossing is miscounted with probability p = 3 %, so P
 *       grows by p (1 − p) (in + out), and by 0.02 since a door may be blind.
 *   <li>Each five minutes that the floor was well watched give a second opinion: m = person-seconds
 *       / 300 s, with variance R = 0.25 + (0.05 m)². It is compared with the mean of x over these
 *       minutes: K = P / (P + R), x grows by K (m − mean), P becomes (1 − K) P.
 *   <li>x is never below 0. The band is x ± 1.2816 √P (10th and 90th percentile), at least ± 0.5.
 *   <li>Half an hour after closing the store is empty again.
 * </ul>
 */
final class Occupancy {
    /** How sure the count at a door is. */
    static final double MISCOUNTED = 0.03;

    private static final double UNSEEN_PER_MINUTE = 0.02;
    private static final double NORMAL_P90 = 1.2816;
    private static final double LEAST_SPREAD = 0.5;
    private static final double LEAST_FLOOR_VARIANCE = 0.25;
    private static final double FLOOR_ERROR = 0.05;
    private static final Duration LEAVING = Duration.ofMinutes(30);
    private static final Duration MINUTE = Windows.FOOTFALL;

    private record Crossings(long in, long out) {
        Crossings plus(Crossings other) {
            return new Crossings(in + other.in, out + other.out);
        }
    }

    private final OpeningHours hours;
    private final Map<Instant, Crossings> crossings = new HashMap<>();
    private final Map<Instant, Double> seen = new HashMap<>();
    private @Nullable TimeRange day;
    private Instant at = Instant.MIN;
    private double people;
    private double variance;
    private double peopleMinutes;
    private int minutes;
    private boolean known;

    /**
     * @param footfall of all doors, from the opening before the first time that will be asked for
     * @param presence of windows in which the floor was well watched
     */
    Occupancy(
            OpeningHours hours,
            Collection<FootfallWindow> footfall,
            Collection<Presence> presence) {
        this.hours = hours;
        for (FootfallWindow window : footfall) {
            crossings.merge(
                    window.start(), new Crossings(window.in(), window.out()), Crossings::plus);
        }
        for (Presence window : presence) {
            seen.put(window.start(), window.personSeconds() / Windows.FLOOR.toSeconds());
        }
    }

    /** Where footfall must begin to tell the occupancy at a time. */
    static Instant neededFrom(OpeningHours hours, Instant time) {
        return hours.newestAt(time).from();
    }

    /**
     * The estimate at a moment; moments must ascend from call to call.
     *
     * @return null if nothing was heard of the store since it opened
     */
    @Nullable Band at(Instant time) {
        TimeRange newest = hours.newestAt(time);
        if (!time.isBefore(newest.to().plus(LEAVING))) {
            return Band.exactly(0);
        }
        if (!newest.equals(day)) {
            open(newest);
        }
        while (at.isBefore(time)) {
            pass(at);
            at = at.plus(MINUTE);
        }
        return known ? band() : null;
    }

    private void open(TimeRange newest) {
        day = newest;
        at = Windows.startOf(newest.from(), MINUTE);
        people = 0;
        variance = 0;
        peopleMinutes = 0;
        minutes = 0;
        known = false;
    }

    private void pass(Instant minute) {
        Crossings crossed = crossings.get(minute);
        double before = people;
        variance += UNSEEN_PER_MINUTE;
        if (crossed != null) {
            known = true;
            people = Math.max(0, people + crossed.in() - crossed.out());
            variance += MISCOUNTED * (1 - MISCOUNTED) * (crossed.in() + crossed.out());
        }
        peopleMinutes += (before + people) / 2;
        minutes++;
        Instant end = minute.plus(MINUTE);
        if (end.equals(Windows.startOf(end, Windows.FLOOR))) {
            compare(end.minus(Windows.FLOOR));
            peopleMinutes = 0;
            minutes = 0;
        }
    }

    private void compare(Instant window) {
        Double onFloor = seen.get(window);
        if (onFloor == null) {
            return;
        }
        known = true;
        double ofFloor = LEAST_FLOOR_VARIANCE + FLOOR_ERROR * onFloor * FLOOR_ERROR * onFloor;
        double gain = variance / (variance + ofFloor);
        people = Math.max(0, people + gain * (onFloor - peopleMinutes / minutes));
        variance = (1 - gain) * variance;
    }

    private Band band() {
        double spread = Math.max(LEAST_SPREAD, NORMAL_P90 * Math.sqrt(variance));
        return new Band(Math.max(0, people - spread), people, people + spread);
    }
}
