package org.aisleflow.gateway.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is begun again whenever it ends, after a pause that grows with each failure. One thread
 * tries; any may ask how it is.
 */
public final class Attempts {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** What held that long was a good one. */
    private static final Duration GOOD = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Backoff backoff;
    private Instant began;
    private volatile @Nullable Failure failure;

    /**
     * Why it does not work.
     *
     * @param since when the first of the failures in a row was
     * @param why what the latest one was
     */
    public record Failure(Instant since, String why) {}

    /**
     * Makes one that has not been tried yet.
     *
     * @param clock the gateway's clock
     * @param random spreads the attempts
     */
    public Attempts(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
        this.began = clock.instant();
    }

    /** An attempt begins. */
    public void begin() {
        began = clock.instant();
    }

    /** It works, for now. */
    public void succeeded() {
        failure = null;
    }

    /**
     * It has ended.
     *
     * @param why the reason, for people
     * @return how long to wait before the next attempt
     */
    public Duration ended(String why) {
        Instant now = clock.instant();
        if (Duration.between(began, now).compareTo(GOOD) >= 0) {
            backoff.reset();
        }
        Failure known = failure;
        failure = new Failure(known == null ? now : known.since(), why);
        return backoff.next();
    }

    /**
     * Says since when and why it does not work.
     *
     * @return empty while it works, and before the first attempt has ended
     */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }
}
