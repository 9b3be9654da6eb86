package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;

/**
 * When a store is open, day by day in its own time zone. A store that closes before or at the time
 * it opens closes on the next day; one that does so at the very same time never closes.
 *
 * @param store the store
 */
public record OpeningHours(Store store) {
    /**
     * The times it is open that touch a range.
     *
     * @param range the range
     * @return whole opening times, ascending, not cut to the range
     */
    public List<TimeRange> touching(TimeRange range) {
        ZoneId zone = store.timezone();
        // A day that began yesterday may still be open at the range's beginning.
        LocalDate day = range.from().atZone(zone).toLocalDate().minusDays(1);
        LocalDate last = range.to().atZone(zone).toLocalDate();
        List<TimeRange> found = new ArrayList<>();
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            TimeRange open = on(day);
            if (open.from().isBefore(range.to()) && open.to().isAfter(range.from())) {
                found.add(open);
            }
        }
        return found;
    }

    /**
     * The newest opening time that began before or at a moment.
     *
     * @param time the moment
     * @return the opening time, which may be over by then
     */
    public TimeRange newestAt(Instant time) {
        LocalDate day = time.atZone(store.timezone()).toLocalDate();
        TimeRange today = on(day);
        return today.from().isAfter(time) ? on(day.minusDays(1)) : today;
    }

    /**
     * Finds the opening time that a moment is in.
     *
     * @param time the moment
     * @return the opening time, or empty if the store is closed then
     */
    public Optional<TimeRange> at(Instant time) {
        TimeRange newest = newestAt(time);
        return newest.contains(time) ? Optional.of(newest) : Optional.empty();
    }

    /**
     * How long the store was open between two moments.
     *
     * @param from the earlier
     * @param to the later
     * @return zero or more; zero if they are in the wrong order
     */
    public Duration openBetween(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        Duration sum = Duration.ZERO;
        for (TimeRange open : touching(new TimeRange(from, to))) {
            Instant begin = open.from().isBefore(from) ? from : open.from();
            Instant end = open.to().isAfter(to) ? to : open.to();
            sum = sum.plus(Duration.between(begin, end));
        }
        return sum;
    }

    private TimeRange on(LocalDate day) {
        ZoneId zone = store.timezone();
        LocalDate closingDay = store.closes().isAfter(store.opens()) ? day : day.plusDays(1);
        return new TimeRange(
                day.atTime(store.opens()).atZone(zone).toInstant(),
                closingDay.atTime(store.closes()).atZone(zone).toInstant());
    }
}
