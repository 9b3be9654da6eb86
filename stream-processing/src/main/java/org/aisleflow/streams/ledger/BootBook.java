package org.aisleflow.streams.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.jspecify.annotations.Nullable;

/** What is known of the messages of one boot of a device. */
final class BootBook {
    /** Beyond so many refused numbers the oldest ones can no longer be mended and sent again. */
    private static final int MOST_REFUSED = 512;

    private final long boot;
    private final Runs runs;
    private final Deque<Refused> refused = new ArrayDeque<>();
    // The most messages that a status said were sent, and the hour of that status.
    private long announced;
    private long announcedHour;

    BootBook(long boot) {
        this(boot, new Runs());
    }

    private BootBook(long boot, Runs runs) {
        this.boot = boot;
        this.runs = runs;
    }

    long boot() {
        return boot;
    }

    Runs runs() {
        return runs;
    }

    long announcedHour() {
        return announcedHour;
    }

    /** Returns the hour that was told of the numbers before, or -1 if nothing changes. */
    long announce(long sent, long hour) {
        if (sent <= announced) {
            return -1;
        }
        long before = announcedHour;
        announced = sent;
        announcedHour = hour;
        return before;
    }

    void refuse(long seq, long hour, Reason reason) {
        refused.addLast(new Refused(seq, hour, reason));
        if (refused.size() > MOST_REFUSED) {
            refused.removeFirst();
        }
    }

    /** Takes a refusal back if the number was refused. */
    @Nullable Refused pardon(long seq) {
        for (Iterator<Refused> candidates = refused.iterator(); candidates.hasNext(); ) {
            Refused candidate = candidates.next();
            if (candidate.seq() == seq) {
                candidates.remove();
                return candidate;
            }
        }
        return null;
    }

    /** All gaps: between the runs, and after them up to what a status announced. */
    void gaps(Runs.GapVisitor visitor) {
        runs.gaps(visitor);
        if (announced > runs.highest()) {
            visitor.gap(announcedHour, runs.highest() + 1, announced);
        }
    }

    void write(BytesOut out) {
        out.count(boot).count(announced).count(announcedHour);
        runs.write(out);
        out.count(refused.size());
        for (Refused one : refused) {
            out.count(one.seq()).count(one.hour()).text(one.reason().name());
        }
    }

    static BootBook read(BytesIn in) {
        long boot = in.count();
        long announced = in.count();
        long announcedHour = in.count();
        BootBook book = new BootBook(boot, Runs.read(in));
        book.announced = announced;
        book.announcedHour = announcedHour;
        for (int i = in.size(); i > 0; i--) {
            book.refused.addLast(new Refused(in.count(), in.count(), Reason.valueOf(in.text())));
        }
        return book;
    }

    /**
     * A number whose message was refused.
     *
     * @param seq the number
     * @param hour the hour in which the refusal is counted
     * @param reason why
     */
    record Refused(long seq, long hour, Reason reason) {}
}
