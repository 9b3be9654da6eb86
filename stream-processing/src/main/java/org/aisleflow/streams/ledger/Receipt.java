package org.aisleflow.streams.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aisleflow.contracts.telemetry.Reason;
import org.jspecify.annotations.Nullable;

/** What taking a message's number in has brought. */
public final class Receipt {
    Verdict verdict = Verdict.FIRST;
    @Nullable Reason refusedFor;
    long refusedHour;
    private final Set<Long> touched = new TreeSet<>();
    private final List<GivenUp> givenUp = new ArrayList<>(0);

    Receipt() {}

    /** Whether the message counts. */
    public Verdict verdict() {
        return verdict;
    }

    /** Why its number was refused before; null unless it is {@link Verdict#MENDED}. */
    public @Nullable Reason refusedFor() {
        return refusedFor;
    }

    /** The hour in which that refusal was counted. */
    public long refusedHour() {
        return refusedHour;
    }

    /** The hours whose gaps have changed. */
    public Set<Long> touched() {
        return touched;
    }

    /** The gaps that are no longer kept, since there are too many. */
    public List<GivenUp> givenUp() {
        return givenUp;
    }

    void touch(long hour) {
        touched.add(hour);
    }

    void giveUp(long boot, LedgerGap gap) {
        givenUp.add(new GivenUp(gap.hour(), new HourBook.Missing(boot, gap.first(), gap.last())));
    }

    /** Whether a message counts. */
    public enum Verdict {
        /** It has not come before. */
        FIRST,
        /** It has come before and does not count. */
        AGAIN,
        /** It was refused before and comes again, perhaps mended. */
        MENDED,
        /** Its boot is so old that nobody knows. */
        FORGOTTEN
    }

    /**
     * A gap that is no longer kept.
     *
     * @param hour the hour it belongs to
     * @param missing its numbers
     */
    public record GivenUp(long hour, HourBook.Missing missing) {}
}
