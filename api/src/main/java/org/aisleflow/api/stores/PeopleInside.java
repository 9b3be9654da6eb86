package org.aisleflow.api.stores;

import org.aisleflow.contracts.facts.Band;

/**
 * Estimates how many people are in a store, minute by minute: an extended Kalman filter whose state
 * are the people x and the logarithm h of the rate ρ = eʰ at which each of them leaves, 1 / mean
 * stay in minutes (Little's law). Var, Cov: its covariances.
 *
 * <ul>
 *   <li>Empty: x = 0, Var x = 0; h is normal around what is known of stays.
 *   <li>People leave: those who go out in a minute are Poisson distributed around μ = x ρ. So many
 *       going out says that many are in, which keeps the counters' errors from adding up for ever.
 *       Groups leave together and would vary more, people of whom it is known when they came less.
 *   <li>They cross: x grows by those who came in less those who went out, Var x by v for each (v:
 *       {@link MissRates}); of a minute that only a share s of the counters told, by 2 (1 − s) μ
 *       for those who came and went unseen.
 *   <li>Stays change: Var h grows by 0.05² an hour. Their mean is between a minute and a day:
 *       counts that no stays explain, as of a counter that was mounted the wrong way round, would
 *       carry h beyond all numbers.
 *   <li>The floor: m people on the average of a window, with variance R = 0.1 + (0.03 m)², is
 *       compared with the mean of x over the window. An error that was made in it at a part p of
 *       its length is in x wholly, but in the mean only by 1 − p: with q the variance that a minute
 *       added, A = Σ q p and B = Σ q p², the innovation has variance S = Var x − 2 A + B + R, and
 *       the gains are (Var x − A) / S and Cov(x, h) / S.
 *   <li>x is never below 0. The band is x ± 1.96 √Var x (2.5th and 97.5th percentile: 95 % of the
 *       minutes), at least ± 0.5, as nobody is there by halves.
 * </ul>
 *
 * Not thread-safe.
 */
final class PeopleInside {
    private static final double NORMAL_P975 = 1.959964;
    private static final double LEAST_SPREAD = 0.5;
    private static final double LEAST_FLOOR_VARIANCE = 0.1;
    private static final double FLOOR_ERROR = 0.03;
    private static final double STAYS_CHANGE_PER_MINUTE = 0.05 * 0.05 / 60;
    private static final double SOMEBODY = 0.5;
    private static final double LOG_RATE_OF_DAYS = -Math.log(24 * 60);
    private static final double LOG_RATE_OF_MINUTES = 0;

    private final double variancePerCrossing;
    private final MissRates.Stay stay;
    private double people;
    private double logRate;
    private double ofPeople;
    private double ofBoth;
    private double ofRate;
    private double peopleMinutes;
    private int minutes;
    private double late;
    private double lateSquared;

    /** An empty store. */
    PeopleInside(MissRates rates) {
        this.variancePerCrossing = rates.variancePerCrossing();
        this.stay = rates.stay();
        this.logRate = -Math.log(stay.minutes());
        this.ofRate = stay.logDeviation() * stay.logDeviation();
    }

    /**
     * A minute passes.
     *
     * @param in people who came in, corrected
     * @param out people who went out, corrected
     * @param counted people counted in both directions
     * @param heard the share of the counters that told the minute, 0 to 1
     * @param part which part of the floor's window is over in its middle, 0 to 1
     */
    void pass(double in, double out, long counted, double heard, double part) {
        double before = people;
        if (heard >= 1 && people > SOMEBODY) {
            leave(out);
        }
        double unseen = 2 * (1 - heard) * Math.max(1, people) * Math.exp(logRate);
        double added = variancePerCrossing * counted + unseen;
        people = Math.max(0, people + in - out);
        ofPeople += added;
        ofRate += STAYS_CHANGE_PER_MINUTE;
        late += added * part;
        lateSquared += added * part * part;
        peopleMinutes += (before + people) / 2;
        minutes++;
    }

    private void leave(double out) {
        double rate = Math.exp(logRate);
        double expected = people * rate;
        double withPeople = rate * ofPeople + expected * ofBoth;
        double withRate = rate * ofBoth + expected * ofRate;
        double innovation = rate * withPeople + expected * withRate + Math.max(expected, rate);
        correct(withPeople / innovation, withRate / innovation, innovation, out - expected);
    }

    /** The floor's sensors have seen so many people on the average of the window that ends now. */
    void see(double onFloor) {
        if (onFloor == 0) {
            people = 0;
            ofPeople = 0;
            ofBoth = 0;
        } else {
            double ofFloor = LEAST_FLOOR_VARIANCE + FLOOR_ERROR * onFloor * FLOOR_ERROR * onFloor;
            double innovation = Math.max(0, ofPeople - 2 * late + lateSquared) + ofFloor;
            double gain = Math.max(0, ofPeople - late) / innovation;
            correct(gain, ofBoth / innovation, innovation, onFloor - peopleMinutes / minutes);
        }
    }

    /** The next window of the floor begins. */
    void beginWindow() {
        peopleMinutes = 0;
        minutes = 0;
        late = 0;
        lateSquared = 0;
    }

    private void correct(double gain, double gainOfRate, double innovation, double difference) {
        people = Math.max(0, people + gain * difference);
        logRate =
                Math.clamp(
                        logRate + gainOfRate * difference, LOG_RATE_OF_DAYS, LOG_RATE_OF_MINUTES);
        ofPeople = Math.max(0, ofPeople - gain * gain * innovation);
        ofRate = Math.max(0, ofRate - gainOfRate * gainOfRate * innovation);
        // What is cut off at 0 must not leave a covariance that no variances have.
        double most = Math.sqrt(ofPeople * ofRate);
        ofBoth = Math.clamp(ofBoth - gain * gainOfRate * innovation, -most, most);
    }

    Band band() {
        double spread = Math.max(LEAST_SPREAD, NORMAL_P975 * Math.sqrt(ofPeople));
        return new Band(Math.max(0, people - spread), people, people + spread);
    }
}
