package org.aisleflow.systemtests;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.ZoneWindow;

/**
 * The numbers of a floor over a stretch of time, and how far two of them are apart, as the score
 * has it: counts by the zone or by the link, seconds by the zone and quarter hour.
 */
final class FloorNumbers {
    /** Links with fewer moves are told together only. */
    private static final double LEAST_TOLD = 5;

    private static final long QUARTER_MILLIS = 900_000;

    private final Map<String, Double> staySeconds = new HashMap<>();
    private final Map<String, Double> uniqueVisits = new HashMap<>();
    private final Map<String, Double> dwells = new HashMap<>();
    private final Map<String, Double> dwellSeconds = new HashMap<>();
    private final Map<String, Double> moves = new HashMap<>();
    private final Map<String, Double> staff = new HashMap<>();
    private double buyingUnits;

    /** Of what is told about five minutes of a zone, the last word. */
    void add(ZoneWindow told) {
        String zone = told.zone().value();
        add(staySeconds, quarter(zone, told.start().toEpochMilli()), told.staySeconds());
        add(uniqueVisits, zone, (double) told.uniqueVisits());
        add(dwells, zone, (double) told.dwells());
        add(dwellSeconds, zone, told.dwellSeconds());
    }

    /** Of what is told about five minutes of all visits, the last word. */
    void add(VisitWindow told) {
        add(staff, quarter("", told.start().toEpochMilli()), (double) told.staff());
        buyingUnits += told.visits() - told.companions();
    }

    /** Of what is told about five minutes of a link, the last word. */
    void add(FlowWindow told) {
        add(moves, told.from() + ">" + told.to(), (double) told.count());
    }

    /**
     * Somebody of the staff.
     *
     * @param from when they were first seen, in milliseconds since 1970
     */
    void addStaff(long from) {
        add(staff, quarter("", from), 1);
    }

    void addBuyingUnit() {
        buyingUnits++;
    }

    /** A true visit that is over. */
    void add(TrueFloor.Visit visit) {
        Set<String> seen = new HashSet<>();
        String before = null;
        for (TrueFloor.Stay stay : visit.stays()) {
            double seconds = (stay.to() - stay.from()) / 1_000.0;
            add(staySeconds, quarter(stay.zone(), stay.from()), seconds);
            add(uniqueVisits, stay.zone(), seen.add(stay.zone()) ? 1 : 0);
            if (seconds >= stay.dwellSeconds()) {
                add(dwells, stay.zone(), 1);
                add(dwellSeconds, stay.zone(), seconds);
            }
            if (before != null && !before.equals(stay.zone())) {
                add(moves, before + ">" + stay.zone(), 1);
            }
            before = stay.zone();
        }
    }

    /** The share of the person-seconds that are in a wrong zone. */
    double wrongLabels(FloorNumbers truth) {
        return apart(staySeconds, truth.staySeconds) / (sum(staySeconds) + sum(truth.staySeconds));
    }

    double wrongUniqueVisits(FloorNumbers truth) {
        return apart(uniqueVisits, truth.uniqueVisits) / sum(truth.uniqueVisits);
    }

    double wrongMoves(FloorNumbers truth) {
        Set<String> told = new HashSet<>(moves.keySet());
        told.removeIf(link -> of(moves, link) < LEAST_TOLD);
        double apart = 0;
        for (String link : told) {
            apart += Math.abs(of(moves, link) - of(truth.moves, link));
        }
        return (apart + Math.abs(others(told) - truth.others(told))) / sum(truth.moves);
    }

    private double others(Set<String> told) {
        return moves.keySet().stream()
                .filter(link -> !told.contains(link))
                .mapToDouble(link -> of(moves, link))
                .sum();
    }

    /** How much too many moves there are in all; below 0 too few. */
    double movesTooMany(FloorNumbers truth) {
        return sum(moves) / sum(truth.moves) - 1;
    }

    /** Each zone's error of the mean dwell, weighted by its true dwells. */
    double wrongMeanDwell(FloorNumbers truth) {
        double apart = 0;
        for (String zone : truth.dwells.keySet()) {
            double stays = of(truth.dwells, zone);
            apart += stays * Math.abs(meanDwell(zone) - truth.meanDwell(zone));
        }
        return apart / sum(truth.dwellSeconds);
    }

    double wrongBuyingUnits(FloorNumbers truth) {
        return Math.abs(buyingUnits - truth.buyingUnits) / truth.buyingUnits;
    }

    /** How many of those who are taken for staff are not. */
    double wrongStaff(FloorNumbers truth) {
        return 1 - shared(truth) / Math.max(1, sum(staff));
    }

    /** How many of the staff are taken for shoppers. */
    double missedStaff(FloorNumbers truth) {
        return 1 - shared(truth) / Math.max(1, sum(truth.staff));
    }

    private double shared(FloorNumbers truth) {
        return staff.keySet().stream()
                .mapToDouble(quarter -> Math.min(of(staff, quarter), of(truth.staff, quarter)))
                .sum();
    }

    /** The errors in percent, for people to read. */
    String against(FloorNumbers truth) {
        return "labels %.2f, unique visits %.2f, mean dwell %.2f, moves %.2f (all %+.2f), buying units %.2f, staff %.0f of %.0f"
                .formatted(
                        100 * wrongLabels(truth),
                        100 * wrongUniqueVisits(truth),
                        100 * wrongMeanDwell(truth),
                        100 * wrongMoves(truth),
                        100 * movesTooMany(truth),
                        100 * wrongBuyingUnits(truth),
                        sum(staff),
                        sum(truth.staff));
    }

    private double meanDwell(String zone) {
        double stays = of(dwells, zone);
        return stays == 0 ? 0 : of(dwellSeconds, zone) / stays;
    }

    private static String quarter(String zone, long millis) {
        return zone + " " + Math.floorDiv(millis, QUARTER_MILLIS);
    }

    private static double of(Map<String, Double> numbers, String key) {
        return Objects.requireNonNullElse(numbers.get(key), 0.0);
    }

    private static void add(Map<String, Double> numbers, String key, double amount) {
        numbers.merge(key, amount, Double::sum);
    }

    private static double sum(Map<String, Double> numbers) {
        return numbers.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double apart(Map<String, Double> one, Map<String, Double> other) {
        Set<String> keys = new HashSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream().mapToDouble(key -> Math.abs(of(one, key) - of(other, key))).sum();
    }
}
