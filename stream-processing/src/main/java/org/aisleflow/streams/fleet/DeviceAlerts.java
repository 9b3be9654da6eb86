package org.aisleflow.streams.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Status;
import org.jspecify.annotations.Nullable;

/** What is wrong with a device, by its newest message. */
public final class DeviceAlerts {
    private static final Duration MOST_AHEAD = Duration.ofMinutes(2);
    private static final Duration RIGHT_AHEAD = Duration.ofMinutes(1);
    private static final double LOW_PERCENT = 15;
    private static final double CRITICAL_PERCENT = 5;
    private static final double CHARGED_PERCENT = 20;

    private DeviceAlerts() {}

    /**
     * The device's clock: wrong if the gateway had to use its own, or if it is more than two
     * minutes ahead; right again when it is a minute ahead at most, so that one that drifts around
     * the limit raises one alert.
     *
     * @param before the alert before, open or over, or null
     * @param envelope the device's newest message
     * @return the alert now; the one before if nothing has changed
     */
    public static @Nullable Alert clock(@Nullable Alert before, Envelope envelope) {
        Instant latest = envelope.receivedAt().plus(MOST_AHEAD);
        boolean isWrong =
                envelope.clock() == ClockSource.GATEWAY || envelope.deviceTime().isAfter(latest);
        if (before != null && isOpen(before)) {
            Instant right = envelope.receivedAt().plus(RIGHT_AHEAD);
            return isWrong || envelope.deviceTime().isAfter(right)
                    ? before
                    : closed(
                            before,
                            envelope.time(),
                            "The clock of %s is right again.".formatted(envelope.device()));
        }
        if (!isWrong) {
            return before;
        }
        String message =
                "The clock of %s says %s when it is %s: its messages are timed by the gateway."
                        .formatted(envelope.device(), envelope.deviceTime(), envelope.receivedAt());
        return new Alert(
                envelope.store(),
                Alert.Type.CLOCK,
                envelope.device().value(),
                Alert.Severity.WARNING,
                envelope.time(),
                null,
                message,
                Map.of(
                        "deviceTime", envelope.deviceTime().toString(),
                        "receivedAt", envelope.receivedAt().toString(),
                        "aheadSeconds",
                                String.format(
                                        Locale.ROOT, "%.0f", DeviceRule.secondsAhead(envelope))));
    }

    /**
     * The device's battery: low under 15 %, critical under 5 %, neither any more over 20 %.
     *
     * @param before the alert before, open or over, or null
     * @param envelope the device's newest message
     * @return the alert now; the one before if nothing has changed
     */
    public static @Nullable Alert battery(@Nullable Alert before, Envelope envelope) {
        if (!(envelope.telemetry() instanceof Status status) || status.battery() == null) {
            return before;
        }
        double percent = status.battery();
        if (before != null && isOpen(before)) {
            if (percent > CHARGED_PERCENT) {
                return closed(
                        before,
                        envelope.time(),
                        "The battery of %s is at %.0f %% again."
                                .formatted(envelope.device(), percent));
            }
            boolean worse =
                    percent < CRITICAL_PERCENT && before.severity() != Alert.Severity.CRITICAL;
            return worse ? low(envelope, before.since(), percent) : before;
        }
        return percent >= LOW_PERCENT ? before : low(envelope, envelope.time(), percent);
    }

    private static Alert low(Envelope envelope, Instant since, double percent) {
        return new Alert(
                envelope.store(),
                Alert.Type.LOW_BATTERY,
                envelope.device().value(),
                percent < CRITICAL_PERCENT ? Alert.Severity.CRITICAL : Alert.Severity.WARNING,
                since,
                null,
                "The battery of %s is at %.0f %%.".formatted(envelope.device(), percent),
                Map.of("batteryPercent", String.format(Locale.ROOT, "%.1f", percent)));
    }

    private static boolean isOpen(@Nullable Alert alert) {
        return alert != null && alert.until() == null;
    }

    private static Alert closed(Alert open, Instant until, String message) {
        return new Alert(
                open.store(),
                open.type(),
                open.about(),
                open.severity(),
                open.since(),
                until,
                message,
                open.evidence());
    }
}
