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
 * How many people are in the store: door counts, the rate at which people leave, and people seen on
 * the floor, put together by {@link PeopleInside}.
 *
 * <ul>
 *   <li>At opening the store is empty.
 *   <li>Each minute a·in came and c·out went, with the factors that {@link MissRates} has learned
 *       of each door.
 *   <li>Each five minutes that all of the floor was well watched give a second opinion:
 *       person-seconds / 300 s. Where nobody at all was seen the store is empty.
 *   <li>Half an hour after closing the store is empty again.
 * </ul>
 */
final class Occupancy {
    /** How long after closing the last have left. */
    static final Duration LEAVING = Duration.ofMinutes(30);

    private static final Duration MINUTE = Windows.FOOTFALL;

    /**
     * What the doors told of a minute.
     *
     * @param in who came in, corrected
     * @param out who went out, corrected
     * @param counted people counted in either direction
     * @param lines doors that told of it
     */
    private record Crossed(double in, double out, long counted, int lines) {
        static final Crossed NOBODY = new Crossed(0, 0, 0, 0);

        Crossed plus(Crossed other) {
            return new Crossed(
                    in + other.in, out + other.out, counted + other.counted, lines + other.lines);
        }
    }

    /** Which share of the door counters was heard. */
    interface Heard {
        /** All counters are always heard. */
        Heard ALWAYS = _ -> 1;

        /**
         * Tells of a minute.
         *
         * @param minute when it begins
         * @return 0 to 1
         */
        double in(Instant minute);
    }

    private final OpeningHours hours;
    private final MissRates rates;
    private final Heard heard;
    private final int lines;
    private final Map<Instant, Crossed> crossings = new HashMap<>();
    private final Map<Instant, Double> seen = new HashMap<>();
    private @Nullable TimeRange day;
    private Instant at = Instant.MIN;
    private PeopleInside inside;
    private boolean known;

    /**
     * @param rates how far the doors' counts are to be trusted
     * @param footfall of all doors, from the opening before the first time that will be asked for
     * @param heard which counters told of a minute; asked where not all doors have a window
     * @param presence of windows in which all of the floor was well watched, 0 where nobody was
     *     seen
     */
    Occupancy(
            OpeningHours hours,
            MissRates rates,
            Collection<FootfallWindow> footfall,
            Heard heard,
            Collection<Presence> presence) {
        this.hours = hours;
        this.rates = rates;
        this.heard = heard;
        this.lines = hours.store().doors().size();
        this.inside = new PeopleInside(rates);
        for (FootfallWindow window : footfall) {
            MissRates.Factors factors = rates.of(window.line());
            var crossed =
                    new Crossed(
                            factors.in() * window.in(),
                            factors.out() * window.out(),
                            window.in() + window.out(),
                            1);
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
        return known ? inside.band() : null;
    }

    private void open(TimeRange newest) {
        day = newest;
        at = Windows.startOf(newest.from(), MINUTE);
        inside = new PeopleInside(rates);
        known = false;
    }

    private void pass(Instant minute) {
        Crossed crossed = crossings.getOrDefault(minute, Crossed.NOBODY);
        known |= crossed.lines() > 0;
        Instant window = Windows.startOf(minute, Windows.FLOOR);
        double middle = Duration.between(window, minute).plus(MINUTE.dividedBy(2)).toMillis();
        inside.pass(
                crossed.in(),
                crossed.out(),
                crossed.counted(),
                crossed.lines() >= lines ? 1 : heard.in(minute),
                middle / Windows.FLOOR.toMillis());
        if (minute.plus(MINUTE).equals(window.plus(Windows.FLOOR))) {
            Double onFloor = seen.get(window);
            if (onFloor != null) {
                known = true;
                inside.see(onFloor);
            }
            inside.beginWindow();
        }
    }
}
