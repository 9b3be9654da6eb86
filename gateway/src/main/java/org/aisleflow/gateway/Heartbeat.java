package org.aisleflow.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.contracts.wire.TelemetryEncoder;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.intake.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway is a device too: every ten seconds it reports through its own broker, in order with
 * the telemetry it vouches for.
 */
final class Heartbeat implements AutoCloseable {
    /** Its name in each store. */
    static final DeviceId DEVICE = DeviceId.GATEWAY;

    private static final Logger LOGGER = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Supplier<Collection<StoreId>> stores;
    private final Journal journal;
    private final InstantSource clock;
    private final long boot;
    private final Instant started;
    private final Map<StoreId, Series> seriesByStore = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("gateway-heartbeat").factory());

    /** The messages to one store. A number is used again until a message with it is stored. */
    private static final class Series {
        private long stored;
        private boolean open;

        /** The number to use, or 0 while the last message is still under way. */
        synchronized long next() {
            if (open) {
                return 0;
            }
            open = true;
            return stored + 1;
        }

        synchronized void done(boolean isStored) {
            open = false;
            stored += isStored ? 1 : 0;
        }
    }

    Heartbeat(
            Supplier<Collection<StoreId>> stores, Journal journal, InstantSource clock, long boot) {
        this.stores = stores;
        this.journal = journal;
        this.clock = clock;
        this.boot = boot;
        this.started = clock.instant();
    }

    void start() {
        timer.scheduleAtFixedRate(this::beat, 1, INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Reports to each store. */
    void beat() {
        try {
            stores.get().forEach(this::report);
        } catch (RuntimeException bug) {
            // A timer never calls again what once threw.
            LOGGER.error("The gateway could not report", bug);
        }
    }

    private void report(StoreId store) {
        Series series = seriesByStore.computeIfAbsent(store, _ -> new Series());
        long seq = series.next();
        if (seq == 0) {
            return;
        }
        journal.store(arrival(store, seq))
                .whenComplete((_, failure) -> series.done(failure == null));
    }

    private Arrival arrival(StoreId store, long seq) {
        Instant now = clock.instant();
        double uptimeSeconds = Math.max(0, Duration.between(started, now).toSeconds());
        Status status = new Status(seq, null, null, uptimeSeconds);
        Message message = new Message(new Numbering(boot, seq), now, status);
        return new Arrival(
                new TelemetryAddress(store, DEVICE, Kind.STATUS).topic(),
                Encoding.JSON.contentType(),
                Payload.of(TelemetryEncoder.encode(message, Encoding.JSON)),
                Protocol.MQTT,
                null,
                now);
    }
}
