package org.aisleflow.gateway.identity;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every refusal and writes each to the log, unless somebody tries to flood it: then the rest
 * of that second is counted only. Never told a secret. Thread-safe.
 */
public final class AccessAudit {
    private static final Logger LOGGER = LoggerFactory.getLogger(AccessAudit.class);
    private static final int MOST_LINES_PER_SECOND = 20;
    private static final int SHOWN_CHARACTERS = 160;

    private final InstantSource clock;
    private final Map<Refusal, LongAdder> counts = new ConcurrentHashMap<>();
    private long second;
    private int lines;
    private long unwritten;

    /**
     * Starts at nought.
     *
     * @param clock tells one second from the next
     */
    public AccessAudit(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Notes that somebody was refused.
     *
     * @param refusal why
     * @param who the name they gave, however false; null if none
     * @param address where they are; null if not known
     * @param what what they wanted, for example a topic
     */
    public void refused(
            Refusal refusal, @Nullable String who, @Nullable String address, String what) {
        counts.computeIfAbsent(refusal, _ -> new LongAdder()).increment();
        long suppressed = allowLine();
        if (suppressed < 0) {
            return;
        }
        LOGGER.warn(
                "Refused, reason={} who={} address={} what={}",
                refusal,
                shown(who),
                shown(address),
                shown(what));
        if (suppressed > 0) {
            LOGGER.warn("{} more refusals were counted only", suppressed);
        }
    }

    /**
     * How often each refusal was given since the start.
     *
     * @return a snapshot
     */
    public Map<Refusal, Long> counts() {
        Map<Refusal, Long> snapshot = new EnumMap<>(Refusal.class);
        counts.forEach((refusal, count) -> snapshot.put(refusal, count.sum()));
        return snapshot;
    }

    /** Below 0 if nothing may be written now, else how many lines were left out before. */
    private synchronized long allowLine() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            lines = 0;
        }
        if (++lines > MOST_LINES_PER_SECOND) {
            unwritten++;
            return -1;
        }
        long before = unwritten;
        unwritten = 0;
        return before;
    }

    /** What strangers call themselves must not be able to forge a line of the log. */
    static String shown(@Nullable String text) {
        if (text == null) {
            return "-";
        }
        String cut =
                text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    }
}
