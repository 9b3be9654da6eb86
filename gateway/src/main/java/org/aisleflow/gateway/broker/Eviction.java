package org.aisleflow.gateway.broker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections of devices whose credentials were taken away, or have ended, since they came.
 */
final class Eviction implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Eviction.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final RemotingService remoting;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("gateway-eviction").factory());

    private Eviction(RemotingService remoting) {
        this.remoting = remoting;
    }

    static Eviction start(RemotingService remoting) {
        Eviction eviction = new Eviction(remoting);
        eviction.timer.scheduleWithFixedDelay(
                eviction::sweep, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return eviction;
    }

    private void sweep() {
        try {
            for (RemotingConnection connection : List.copyOf(remoting.getConnections())) {
                if (!Guard.mayStay(connection)) {
                    LOGGER.info(
                            "Ended the connection of {}: its credential counts no more",
                            connection.getClientID());
                    connection.destroy();
                }
            }
        } catch (RuntimeException bug) {
            // A timer never calls again what once threw.
            LOGGER.error("Connections could not be looked through", bug);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
