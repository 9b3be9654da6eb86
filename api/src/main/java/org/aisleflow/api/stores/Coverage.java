package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.aisleflow.api.history.Reported;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * Which share of what should have been reported was: reported device-minutes / expected
 * device-minutes. Expected are, of each device, the whole minutes of a range in which the store is
 * open and that are over.
 */
final class Coverage {
    private static final int MINUTES = 60;

    private final OpeningHours hours;
    private final Set<DeviceId> devices;
    private final Map<Instant, Map<DeviceId, Long>> reported;
    private final Instant now;

    /**
     * @param devices the catalog's devices that matter
     * @param reports what they reported in all ranges that will be asked for
     */
    Coverage(OpeningHours hours, Set<DeviceId> devices, Collection<Reported> reports, Instant now) {
        this.hours = hours;
        this.devices = devices;
        this.now = now;
        this.reported = new HashMap<>();
        for (Reported hour : reports) {
            reported.computeIfAbsent(hour.start(), _ -> new HashMap<>())
                    .put(hour.device(), hour.minutes());
        }
    }

    private Coverage(
            OpeningHours hours,
            Set<DeviceId> devices,
            Map<Instant, Map<DeviceId, Long>> reported,
            Instant now) {
        this.hours = hours;
        this.devices = devices;
        this.reported = reported;
        this.now = now;
    }

    /** The same of some of the devices. */
    Coverage only(Set<DeviceId> some) {
        return new Coverage(hours, some, reported, now);
    }

    /** The share in a range, 0 to 1, or null if nothing was expected in it. */
    @Nullable Double of(TimeRange range) {
        long expected = 0;
        long covered = 0;
        for (TimeRange open : hours.touching(range)) {
            Instant from = later(open.from(), range.from());
            Instant to = earlier(earlier(open.to(), range.to()), now);
            Instant hour = Windows.startOf(from, Windows.LEDGER);
            for (; hour.isBefore(to); hour = hour.plus(Windows.LEDGER)) {
                long minutes = minutesOf(hour, from, to);
                expected += (long) Long.bitCount(minutes) * devices.size();
                covered += covered(hour, minutes);
            }
        }
        return expected == 0 ? null : (double) covered / expected;
    }

    private long covered(Instant hour, long minutes) {
        long sum = 0;
        Map<DeviceId, Long> ofHour = reported.getOrDefault(hour, Map.of());
        for (DeviceId device : devices) {
            sum += Long.bitCount(ofHour.getOrDefault(device, 0L) & minutes);
        }
        return sum;
    }

    /** One bit for each minute of the hour that lies wholly between two times. */
    private static long minutesOf(Instant hour, Instant from, Instant to) {
        long first = ceilMinutes(Duration.between(hour, from));
        long end = Duration.between(hour, to).toMinutes();
        return maskUpTo(end) & ~maskUpTo(first);
    }

    private static long ceilMinutes(Duration duration) {
        return Math.ceilDiv(duration.toMillis(), Duration.ofMinutes(1).toMillis());
    }

    private static long maskUpTo(long minute) {
        long bits = Math.clamp(minute, 0, MINUTES);
        return (1L << bits) - 1;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
