package org.aisleflow.streams.climate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/** Says in words that a place has been too warm or too cold for too long. */
public final class ExcursionAlert {
    /** From so many times the allowance on it is critical. */
    private static final int CRITICAL_ALLOWANCES = 2;

    private final StoreId store;
    private final DeviceId device;
    private final ZoneId zone;

    /**
     * Alerts of one device.
     *
     * @param store its store
     * @param device the device
     * @param zone the store's time zone
     */
    public ExcursionAlert(StoreId store, DeviceId device, ZoneId zone) {
        this.store = store;
        this.device = device;
        this.zone = zone;
    }

    /**
     * It is outside.
     *
     * @param book an excursion
     * @param band what is allowed
     */
    public Alert open(ClimateBook book, TemperatureBand band) {
        Instant since = book.outsideSince() == null ? book.time() : book.outsideSince();
        boolean isLong =
                book.outside().compareTo(band.allowance().multipliedBy(CRITICAL_ALLOWANCES)) > 0;
        Map<String, String> evidence = new TreeMap<>();
        evidence.put("celsius", degrees(book.celsius()));
        evidence.put("extremeCelsius", degrees(book.extremeCelsius()));
        evidence.put("outsideSeconds", Long.toString(book.outside().toSeconds()));
        evidence.put("allowanceSeconds", Long.toString(band.allowance().toSeconds()));
        if (band.minCelsius() != null) {
            evidence.put("minCelsius", degrees(band.minCelsius()));
        }
        if (band.maxCelsius() != null) {
            evidence.put("maxCelsius", degrees(band.maxCelsius()));
        }
        boolean isWarm = band.maxCelsius() != null && book.extremeCelsius() > band.maxCelsius();
        String message =
                "%s is too %s since %s: %s °C, allowed are %s."
                        .formatted(
                                device,
                                isWarm ? "warm" : "cold",
                                when(since),
                                degrees(book.extremeCelsius()),
                                allowed(band));
        Alert.Severity severity = isLong ? Alert.Severity.CRITICAL : Alert.Severity.WARNING;
        return alert(severity, since, null, message, evidence);
    }

    /**
     * It is inside again.
     *
     * @param open the alert
     * @param until event time of the first reading inside
     */
    public Alert closed(Alert open, Instant until) {
        Map<String, String> evidence = new TreeMap<>(open.evidence());
        long seconds = Duration.between(open.since(), until).toSeconds();
        evidence.put("seconds", Long.toString(seconds));
        String message =
                "%s was outside its temperatures from %s to %s: %s °C at the worst."
                        .formatted(
                                device,
                                when(open.since()),
                                when(until),
                                open.evidence().getOrDefault("extremeCelsius", "?"));
        return alert(open.severity(), open.since(), until, message, evidence);
    }

    private Alert alert(
            Alert.Severity severity,
            Instant since,
            @Nullable Instant until,
            String message,
            Map<String, String> evidence) {
        return new Alert(
                store,
                Alert.Type.EXCURSION,
                device.value(),
                severity,
                since,
                until,
                message,
                evidence);
    }

    private static String allowed(TemperatureBand band) {
        if (band.minCelsius() == null) {
            return "up to " + degrees(band.maxCelsius() == null ? 0 : band.maxCelsius());
        }
        return band.maxCelsius() == null
                ? "from " + degrees(band.minCelsius())
                : degrees(band.minCelsius()) + " to " + degrees(band.maxCelsius());
    }

    private String when(Instant time) {
        return DateTimeFormatter.ofPattern("d MMMM HH:mm", Locale.ENGLISH)
                .format(time.atZone(zone));
    }

    private static String degrees(double celsius) {
        return String.format(Locale.ROOT, "%.1f", celsius);
    }
}
