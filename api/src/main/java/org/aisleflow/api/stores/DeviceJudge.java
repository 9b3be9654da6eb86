package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.DeviceState;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether devices report as they should. Only time in which the store is open counts, so
 * nobody is told of devices that sleep after closing: late after 3 and silent after 10 reporting
 * intervals, but at least after 1 and 5 minutes.
 *
 * @param store the store
 * @param now the present
 */
public record DeviceJudge(Store store, Instant now) {
    private static final int LATE_INTERVALS = 3;
    private static final int SILENT_INTERVALS = 10;
    private static final Duration LEAST_LATE = Duration.ofMinutes(1);
    private static final Duration LEAST_SILENT = Duration.ofMinutes(5);

    /** How a device reports. */
    public enum Reporting {
        /** As it should, or there is nothing that says how it should. */
        @JsonProperty("ok")
        OK,
        /** Some reports are missing. */
        @JsonProperty("late")
        LATE,
        /** It has stopped. */
        @JsonProperty("silent")
        SILENT,
        /** It is in the catalog and was never heard of. */
        @JsonProperty("never")
        NEVER
    }

    /**
     * Judges a device.
     *
     * @param device its catalog entry; null if it has none
     * @param state what was heard of it; null if nothing
     * @return how it reports
     */
    public Reporting judge(@Nullable Device device, @Nullable DeviceState state) {
        if (state == null) {
            return Reporting.NEVER;
        }
        if (device == null) {
            return Reporting.OK;
        }
        Duration quiet = quiet(state);
        if (quiet.compareTo(silentAfter(device)) > 0) {
            return Reporting.SILENT;
        }
        return quiet.compareTo(lateAfter(device)) > 0 ? Reporting.LATE : Reporting.OK;
    }

    Optional<Alert> silentAlert(DeviceState state) {
        return store.device(state.device())
                .filter(device -> judge(device, state) == Reporting.SILENT)
                .map(device -> alert(device, state));
    }

    /** The alert of a device that has come back and is not trusted yet. */
    Optional<Alert> backAlert(DeviceState state, Silence silence) {
        Instant since = silence.since();
        Instant back = silence.backSince();
        if (since == null || back == null || store.device(state.device()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Alert(
                        store.id(),
                        Alert.Type.SILENT_DEVICE,
                        state.device().value(),
                        Alert.Severity.WARNING,
                        since,
                        null,
                        "Device %s reports again after a silence; this ends when it has done so for a while."
                                .formatted(state.device()),
                        Map.of("lastSeen", since.toString(), "reportsSince", back.toString())));
    }

    static Duration lateAfter(Device device) {
        return limit(device, LATE_INTERVALS, LEAST_LATE);
    }

    static Duration silentAfter(Device device) {
        return limit(device, SILENT_INTERVALS, LEAST_SILENT);
    }

    private Alert alert(Device device, DeviceState state) {
        return new Alert(
                store.id(),
                Alert.Type.SILENT_DEVICE,
                state.device().value(),
                Alert.Severity.WARNING,
                state.lastSeen(),
                null,
                "Device %s has not reported for %s of opening time; it should every %s."
                        .formatted(
                                state.device(),
                                words(quiet(state)),
                                words(
                                        Duration.ofMillis(
                                                Math.round(device.reportSeconds() * 1000)))),
                Map.of(
                        "lastSeen",
                        state.lastSeen().toString(),
                        "reportSeconds",
                        Double.toString(device.reportSeconds())));
    }

    private Duration quiet(DeviceState state) {
        return new OpeningHours(store).openBetween(state.lastSeen(), now);
    }

    private static Duration limit(Device device, int intervals, Duration least) {
        Duration limit = Duration.ofMillis(Math.round(device.reportSeconds() * 1000 * intervals));
        return limit.compareTo(least) < 0 ? least : limit;
    }

    private static String words(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
            return duration.toSeconds() + " s";
        }
        return duration.compareTo(Duration.ofHours(3)) < 0
                ? duration.toMinutes() + " min"
                : duration.toHours() + " h";
    }
}
