package org.aisleflow.streams.stock;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.StockBelief;
import org.jspecify.annotations.Nullable;

/** Says in words that a shelf is empty, or no longer is. */
public final class OutOfStockAlert {
    private static final double CRITICAL_UNITS_A_DAY = 10;
    private static final double WARNING_UNITS_A_DAY = 1;

    private OutOfStockAlert() {}

    /**
     * A shelf is empty.
     *
     * @param belief what is believed, {@code since} being when it became empty
     * @param place the product's place
     */
    public static Alert opened(StockBelief belief, Place place) {
        String message =
                "%s is out on %s since %s."
                        .formatted(
                                name(belief, place), shelves(place), when(belief.since(), place));
        return alert(belief, belief.since(), null, severity(belief), message);
    }

    /**
     * It has something on it again.
     *
     * @param open the alert
     * @param belief what is believed, {@code since} being when it was stocked again
     * @param place the product's place
     */
    public static Alert closed(Alert open, StockBelief belief, Place place) {
        String message =
                "%s was out on %s from %s to %s."
                        .formatted(
                                name(belief, place),
                                shelves(place),
                                when(open.since(), place),
                                when(belief.since(), place));
        return alert(belief, open.since(), belief.since(), open.severity(), message);
    }

    private static Alert alert(
            StockBelief belief,
            Instant since,
            @Nullable Instant until,
            Alert.Severity severity,
            String message) {
        return new Alert(
                belief.store(),
                Alert.Type.OUT_OF_STOCK,
                belief.sku().value(),
                severity,
                since,
                until,
                message,
                evidence(belief));
    }

    private static Map<String, String> evidence(StockBelief belief) {
        Map<String, String> numbers = new TreeMap<>();
        numbers.put("emptyProbability", number(belief.emptyProbability()));
        numbers.put("onShelf", number(belief.onShelf().mid()));
        numbers.put("onHandLow", number(belief.onHand().low()));
        numbers.put("onHand", number(belief.onHand().mid()));
        numbers.put("onHandHigh", number(belief.onHand().high()));
        numbers.put("demandPerDay", number(belief.demand().meanPerDay()));
        if (!belief.evidence().isEmpty()) {
            StockBelief.Evidence newest = belief.evidence().getFirst();
            String note = newest.note() == null ? newest.kind() : newest.note();
            numbers.put("evidence", "%s: %s at %s".formatted(newest.device(), note, newest.time()));
        }
        return numbers;
    }

    private static Alert.Severity severity(StockBelief belief) {
        double perDay = belief.demand().meanPerDay();
        if (perDay >= CRITICAL_UNITS_A_DAY) {
            return Alert.Severity.CRITICAL;
        }
        return perDay >= WARNING_UNITS_A_DAY ? Alert.Severity.WARNING : Alert.Severity.INFO;
    }

    private static String name(StockBelief belief, Place place) {
        return place.product() == null ? belief.sku().value() : place.product().name();
    }

    private static String shelves(Place place) {
        if (place.shelves().isEmpty()) {
            return "the shelf";
        }
        String ids =
                place.shelves().stream()
                        .map(Shelf::id)
                        .map(Object::toString)
                        .collect(Collectors.joining(" and "));
        return (place.shelves().size() == 1 ? "shelf " : "shelves ") + ids;
    }

    private static String when(Instant time, Place place) {
        return DateTimeFormatter.ofPattern("d MMMM HH:mm", Locale.ENGLISH)
                .format(time.atZone(place.zone()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
