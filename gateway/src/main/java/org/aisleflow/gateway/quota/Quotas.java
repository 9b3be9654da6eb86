package org.aisleflow.gateway.quota;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How much each device may send and how often each address may connect. Who sends too much is
 * slowed first and refused later; both are counted. Thread-safe.
 */
public final class Quotas {
    /** Who owes more than this has ignored being slowed. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_KEYS = 50_000;

    private final KeyedRates messages;
    private final KeyedRates bytes;
    private final KeyedRates connects;
    private final LongAdder slowed = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /**
     * The rates; ten seconds' worth may come at once.
     *
     * @param messagesPerSecond messages of one device, at least 1
     * @param bytesPerSecond bytes of one device's payloads, at least 1
     * @param connectsPerSecond connections from one address, at least 1
     */
    public record Rates(long messagesPerSecond, long bytesPerSecond, long connectsPerSecond) {}

    /**
     * Starts with everything allowed.
     *
     * @param rates the rates
     * @param nanoTime a clock that only goes forward, as {@link System#nanoTime}
     */
    public Quotas(Rates rates, LongSupplier nanoTime) {
        this.messages = new KeyedRates(rates.messagesPerSecond(), MOST_KEYS, nanoTime);
        this.bytes = new KeyedRates(rates.bytesPerSecond(), MOST_KEYS, nanoTime);
        this.connects = new KeyedRates(rates.connectsPerSecond(), MOST_KEYS, nanoTime);
    }

    /**
     * Counts a message that is here already.
     *
     * @param device who sent it
     * @param size its bytes
     * @return for how long nothing more should be read from the device; zero within its quota
     */
    public Duration taken(String device, int size) {
        long wait = Math.max(messages.take(device, 1), bytes.take(device, size));
        if (wait > PATIENCE.toNanos()) {
            refused.increment();
        } else if (wait > 0) {
            slowed.increment();
        }
        return Duration.ofNanos(wait);
    }

    /**
     * Asks whether a message can be taken, and counts it if so.
     *
     * @param device who sent it
     * @param size its bytes
     * @return zero if so, else after how long it can
     */
    public Duration ask(String device, int size) {
        long wait = Math.max(messages.waitFor(device, 1), bytes.waitFor(device, size));
        if (wait > 0) {
            slowed.increment();
            return Duration.ofNanos(wait);
        }
        messages.take(device, 1);
        bytes.take(device, size);
        return Duration.ZERO;
    }

    /**
     * Asks whether somebody may connect.
     *
     * @param address from where
     * @return false if too many came from there
     */
    public boolean mayConnect(String address) {
        if (connects.waitFor(address, 1) > 0) {
            return false;
        }
        connects.take(address, 1);
        return true;
    }

    /**
     * How often a device was slowed.
     *
     * @return messages after which it had to wait, or that it had to send again later
     */
    public long slowed() {
        return slowed.sum();
    }

    /**
     * How often a device was refused.
     *
     * @return messages that cost it the connection
     */
    public long refused() {
        return refused.sum();
    }
}
