package org.aisleflow.streams.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;
import org.aisleflow.streams.books.EntryKey;
import org.jspecify.annotations.Nullable;

/** What became of a device's messages in one hour, as far as it does not follow from the gaps. */
public final class HourBook {
    private static final int MOST_RANGES = 100;

    /** How it is stored. */
    public static final Codec<HourBook> CODEC = new HourCodec();

    private final Kind kind;
    private long accepted;
    private long duplicates;
    private long expired;
    private long late;
    private long reportedMinutes;
    // Refused messages whose number could not be read: they explain as many gaps.
    private long nameless;
    private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    private final List<Missing> givenUp = new ArrayList<>(0);
    private Arrival arrival;

    /**
     * Begins an hour.
     *
     * @param kind what the device mainly sends
     * @param receivedAt when the first message that is counted in it came
     */
    public HourBook(Kind kind, Instant receivedAt) {
        this(kind, Arrival.of(receivedAt));
    }

    private HourBook(Kind kind, Arrival arrival) {
        this.kind = kind;
        this.arrival = arrival;
    }

    /**
     * Counts a message that counts.
     *
     * @param receivedAt when it came
     * @param isLate whether it came more than a minute after its event
     */
    public void accept(Instant receivedAt, boolean isLate) {
        accepted++;
        if (isLate) {
            late++;
        }
        arrival = arrival.with(receivedAt);
    }

    /** Counts a message that came again. */
    public void duplicate() {
        duplicates++;
    }

    /**
     * Counts a message that is too old.
     *
     * @param receivedAt when it came
     */
    public void expire(Instant receivedAt) {
        expired++;
        arrival = arrival.with(receivedAt);
    }

    /**
     * Counts a message that was refused.
     *
     * @param reason why
     * @param receivedAt when it came
     * @param numbered whether its number could be read; if not, it must be one of those that seem
     *     missing
     */
    public void reject(Reason reason, Instant receivedAt, boolean numbered) {
        if (!numbered) {
            nameless++;
        }
        rejected.merge(reason, 1L, Long::sum);
        arrival = arrival.with(receivedAt);
    }

    /**
     * Takes back what was counted for a message that was refused or too old.
     *
     * @param reason why it was
     */
    public void pardon(Reason reason) {
        if (reason == Reason.EXPIRED) {
            expired--;
        } else {
            rejected.computeIfPresent(reason, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /**
     * Notes minutes that a report covers.
     *
     * @param minutes bit i for minute i of the hour
     * @return whether that is news
     */
    public boolean report(long minutes) {
        long before = reportedMinutes;
        reportedMinutes |= minutes;
        return reportedMinutes != before;
    }

    /**
     * Keeps a gap that the device's book no longer does.
     *
     * @param gap the numbers
     */
    public void giveUp(Missing gap) {
        // The count must stay right; of which numbers it is, the first ranges are enough.
        if (givenUp.size() < MOST_RANGES) {
            givenUp.add(gap);
        } else {
            Missing widest = givenUp.getLast();
            givenUp.set(
                    MOST_RANGES - 1,
                    new Missing(
                            widest.boot(),
                            widest.first(),
                            widest.last() + gap.last() - gap.first() + 1));
        }
    }

    /**
     * Says the hour.
     *
     * @param key store, device and hour
     * @param device the device's book, which knows the gaps
     * @param refused the device's refused messages without a number, or null if they are only known
     *     by the hour
     */
    public LedgerHour fact(EntryKey key, DeviceBook device, @Nullable NamelessBook refused) {
        List<Missing> missing = new ArrayList<>(givenUp);
        long hour = key.start() / LedgerRule.HOUR_MILLIS;
        missing.addAll(device.missingIn(hour));
        long count = missing.stream().mapToLong(gap -> gap.last() - gap.first() + 1).sum();
        long explained =
                refused == null
                        ? nameless
                        : refused.explained(device.missing()).getOrDefault(hour, 0L);
        List<LedgerHour.Gap> ranges =
                missing.stream()
                        .limit(MOST_RANGES)
                        .map(gap -> new LedgerHour.Gap(gap.boot(), gap.first(), gap.last()))
                        .toList();
        return new LedgerHour(
                key.store(),
                DeviceId.of(key.subject()),
                kind,
                key.startTime(),
                accepted,
                duplicates,
                rejected,
                expired,
                Math.max(0, count - explained),
                ranges,
                late,
                reportedMinutes,
                arrival);
    }

    /**
     * Numbers that never came.
     *
     * @param boot the boot
     * @param first the first number
     * @param last the last number
     */
    public record Missing(long boot, long first, long last) {}

    private static final class HourCodec implements Codec<HourBook> {
        @Override
        public void write(HourBook book, BytesOut out) {
            out.text(book.kind.name()).count(book.accepted).count(book.duplicates);
            out.count(book.expired).count(book.late).count(book.reportedMinutes);
            out.arrival(book.arrival);
            out.count(book.rejected.size());
            book.rejected.forEach((reason, count) -> out.text(reason.name()).count(count));
            out.count(book.nameless);
            out.count(book.givenUp.size());
            for (Missing gap : book.givenUp) {
                out.count(gap.boot()).count(gap.first()).count(gap.last());
            }
        }

        @Override
        public HourBook read(BytesIn in) {
            Kind kind = Kind.valueOf(in.text());
            long accepted = in.count();
            long duplicates = in.count();
            long expired = in.count();
            long late = in.count();
            long reportedMinutes = in.count();
            HourBook book = new HourBook(kind, in.arrival());
            book.accepted = accepted;
            book.duplicates = duplicates;
            book.expired = expired;
            book.late = late;
            book.reportedMinutes = reportedMinutes;
            for (int i = in.size(); i > 0; i--) {
                book.rejected.put(Reason.valueOf(in.text()), in.count());
            }
            book.nameless = in.count();
            for (int i = in.size(); i > 0; i--) {
                book.givenUp.add(new Missing(in.count(), in.count(), in.count()));
            }
            return book;
        }
    }
}
