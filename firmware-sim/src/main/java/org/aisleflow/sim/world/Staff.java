package org.aisleflow.sim.world;

import java.time.LocalTime;
import java.util.List;

/**
 * Who works in a shop, apart from the cashiers.
 *
 * @param shifts when fillers are there, one entry per person
 * @param carryUnits the most units a filler carries at once
 * @param badgeForgottenShare share of working days on which somebody has left their badge at home,
 *     0 to 1
 * @param countsPerDay products that are counted by hand every morning, in turn, 0 to 10,000
 */
public record Staff(
        List<Shift> shifts, int carryUnits, double badgeForgottenShare, int countsPerDay) {
    /** Checks the ranges. */
    public Staff {
        shifts = List.copyOf(shifts);
        Complaints.of("staff")
                .unlessWithin("carryUnits", carryUnits, 1, 1_000)
                .unlessWithin("badgeForgottenShare", badgeForgottenShare, 0, 1)
                .unlessWithin("countsPerDay", countsPerDay, 0, 10_000)
                .raise();
    }

    /**
     * One person's working day.
     *
     * @param from local time it begins
     * @param to local time it ends
     */
    public record Shift(LocalTime from, LocalTime to) {}
}
