package org.aisleflow.sim;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.sim.sending.PostOffice;

/** Works out how fast the past is told and how long it will take, and says so now and then. */
final class PastReport {
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Progress progress;
    private final PostOffice office;
    private final Instant from;
    private final Instant started;
    private Instant lastSaid;

    PastReport(Progress progress, PostOffice office, Instant from, Instant started) {
        this.progress = progress;
        this.office = office;
        this.from = from;
        this.started = started;
        this.lastSaid = started;
    }

    void told(Instant until, Instant now) {
        if (Duration.between(lastSaid, now).compareTo(INTERVAL) < 0) {
            return;
        }
        lastSaid = now;
        double whole = Math.max(1, Duration.between(from, now).toMillis());
        double share = Math.clamp(Duration.between(from, until).toMillis() / whole, 0, 1);
        double seconds = Duration.between(started, now).toMillis() / 1_000.0;
        long acknowledged = office.delivered().stored();
        long left = share > 0 ? Math.round(seconds * (1 - share) / share) : 0;
        progress.moved(
                new Progress.State(
                        until,
                        now,
                        share,
                        acknowledged,
                        acknowledged / seconds,
                        Duration.ofSeconds(left)));
    }

    void finished(Instant now) {
        progress.finished(office.delivered().stored(), Duration.between(started, now));
    }
}
