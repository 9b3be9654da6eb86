package org.aisleflow.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is turned by hand; what it says is seen by all threads. */
public final class TurnedClock extends Clock {
    private volatile Instant now;

    /**
     * Sets it for the first time.
     *
     * @param now what it says
     */
    public TurnedClock(Instant now) {
        this.now = now;
    }

    /**
     * Turns it forward.
     *
     * @param by how far
     */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    /**
     * Sets it.
     *
     * @param time what it says from now on
     */
    public void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
