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
 *   <li>Each minute x grows by a·in − c·out, with the factors that {@link MissRates} has learned of
 *       each door, and P by v (in + out), with the variance per crossing that it has learned (3 %
 *       miscounted before it has), and by 0.02 since a door may be blind.
 *   <li>Each five minutes that all of the floor was well watched give a second opinion: m =
 *       person-seconds / 300 s, with variance R = 0.25 + (0.05 m)². It is compared with the mean of
 *       x over these minutes: K = P / (P + R), x grows by K (m − mean), P becomes (1 − K) P. Where
 *       nobody at all was seen the store is empty: x = 0, P = 0.
 *   <li>x is never below 0. The band is x ± 1.2816 √P (10th and 90th percentile), at least ± 0.5.
 *   <li>Half an hour after closing the store is empty again.
 * </ul>
 */
final class Occupancy {
    private static final double UNSEEN_PER_MINUTE = 0.02;
    private static final double NORMAL_P90 = 1.2816;
    private static final double LEAST_SPREAD = 0.5;
    private static final double LEAST_FLOOR_VARIANCE = 0.25;
    private static final double FLOOR_ERROR = 0.05;

    /** How long after closing the last have left. */
    static final Duration LEAVING = Duration.ofMinutes(30);

    private static final Duration MINUTE = Windows.FOOTFALL;

    /**
     * What the doors told of a minute.
     *
     * @param people who came in less who went out, corrected
     * @param counted people counted in either direction
     */
    private record Crossed(double people, long counted) {
        Crossed plus(Crossed other) {
            return new Crossed(people + other.people, counted + other.counted);
        }
    }

    private final OpeningHours hours;
    private final MissRates rates;
    private final Map<Instant, Crossed> crossings = new HashMap<>();
    private final Map<Instant, Double> seen = new HashMap<>();
    private @Nullable TimeRange day;
    private Instant at = Instant.MIN;
    private double people;
    private double variance;
    private double peopleMinutes;
    private int minutes;
    private boolean known;

    /**
     * @param rates how far the doors' counts are to be trusted
     * @param footfall of all doors, from the opening before the first time that will be asked for
     * @param presence of windows in which all of the floor was well watched, 0 where nobody was
     *     seen
     */
    Occupancy(
            OpeningHours hours,
            MissRates rates,
            Collection<FootfallWindow> footfall,
            Collection<Presence> presence) {
        this.hours = hours;
        this.rates = rates;
        for (FootfallWindow window : footfall) {
            MissRates.Factors factors = rates.of(window.line());
            var crossed =
                    new Crossed(
                            factors.in() * window.in() - factors.out() * window.out(),
                            window.in() + window.out());
            crossings.merge(window.start(), crossed, Crossed::plus);
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
        Crossed crossed = crossings.get(minute);
        double before = people;
        variance += UNSEEN_PER_MINUTE;
        if (crossed != null) {
            known = true;
            people = Math.max(0, people + crossed.people());
            variance += rates.variancePerCrossing() * crossed.counted();
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
        if (onFloor == 0) {
            people = 0;
            variance = 0;
            return;
        }
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
