package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.aisleflow.contracts.facts.FootfallWindow;

/**
 * Learns how long people stay from the door counts of whole days: mean stay = person-minutes inside
 * / people who left (Little's law). As everybody has left by closing, what a day's counts leave
 * over is taken off evenly, by the people counted until then.
 */
final class MeanStay {
    private static final double MILLIS = 60_000;
    private static final double SHORTEST_MINUTES = 1;
    private static final double LONGEST_MINUTES = 600;

    private final MissRates rates;
    private double peopleMinutes;
    private double left;

    MeanStay(MissRates rates) {
        this.rates = rates;
    }

    /** A minute of a day. */
    private record Minute(double people, double out, long counted) {
        Minute plus(Minute other) {
            return new Minute(people + other.people, out + other.out, counted + other.counted);
        }
    }

    /** Adds a day's door counts, from opening until everybody had left. */
    void add(Collection<FootfallWindow> day) {
        NavigableMap<Instant, Minute> minutes = new TreeMap<>();
        for (FootfallWindow window : day) {
            MissRates.Factors factors = rates.of(window.line());
            double out = factors.out() * window.out();
            minutes.merge(
                    window.start(),
                    new Minute(factors.in() * window.in() - out, out, window.in() + window.out()),
                    Minute::plus);
        }
        Minute all = minutes.values().stream().reduce(new Minute(0, 0, 0), Minute::plus);
        if (all.counted() == 0) {
            return;
        }
        Minute sum = new Minute(0, 0, 0);
        Instant last = minutes.firstKey();
        double inside = 0;
        for (var minute : minutes.entrySet()) {
            peopleMinutes += inside * Duration.between(last, minute.getKey()).toMillis() / MILLIS;
            sum = sum.plus(minute.getValue());
            inside = sum.people() - all.people() * sum.counted() / all.counted();
            last = minute.getKey();
        }
        left += all.out();
    }

    /** What the days tell; as good as unknown if it is no stay at all. */
    MissRates.Stay stay() {
        double minutes = left <= 0 ? 0 : peopleMinutes / left;
        return minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES
                ? MissRates.Stay.UNKNOWN
                : MissRates.Stay.learned(minutes);
    }
}
