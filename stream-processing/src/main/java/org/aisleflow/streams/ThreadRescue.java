package org.aisleflow.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces threads that died of what passes, such as a broker that was away. A thread that dies
 * again and again dies of a bug: then all of it stops, and says so, rather than spin. Thread-safe.
 */
final class ThreadRescue implements StreamsUncaughtExceptionHandler {
    /** Deaths of each thread that are taken for something that passes. */
    static final int MOST_DEATHS = 10;

    static final Duration WITHIN = Duration.ofMinutes(5);
    private static final Logger LOGGER = LoggerFactory.getLogger(ThreadRescue.class);

    private final Clock clock;
    private final int mostDeaths;
    private final Deque<Instant> deaths = new ArrayDeque<>();
    private long lostThreads;
    private String lastFailure = "";

    ThreadRescue(Clock clock, int threads) {
        this.clock = clock;
        this.mostDeaths = MOST_DEATHS * threads;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        Instant now = clock.instant();
        Throwable root = rootOf(exception);
        lastFailure = "A thread died at %s of %s".formatted(now, root);
        lostThreads++;
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(WITHIN))) {
            deaths.removeFirst();
        }
        if (exception instanceof Error || deaths.size() > mostDeaths) {
            LOGGER.error("Stream-processing stops", exception);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOGGER.error("A thread died and is replaced", exception);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    synchronized long lostThreads() {
        return lostThreads;
    }

    synchronized String lastFailure() {
        return lastFailure;
    }

    private static Throwable rootOf(Throwable exception) {
        Throwable root = exception;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
