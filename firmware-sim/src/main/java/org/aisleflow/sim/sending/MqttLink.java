package org.aisleflow.sim.sending;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device's MQTT connection and the supervisor that opens a new one whenever it ends. Paho's own
 * reconnect is not used: its back-off is shared by all clients of a program.
 */
final class MqttLink implements Link {
    private static final Logger LOGGER = LoggerFactory.getLogger(MqttLink.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String uri;
    private final String clientId;
    private final int mostInFlight;
    private final ScheduledExecutorService timer;
    private final Backoff backoff;
    private @Nullable MqttConnection connection;
    private volatile Runnable ready = () -> {};
    private volatile @Nullable Inbox inbox;
    private boolean closed;

    /**
     * Makes the link; it connects when somebody waits for it.
     *
     * @param uri the broker, for example {@code tcp://127.0.0.1:1883}
     * @param clientId the device
     * @param mostInFlight most messages on their way at once
     * @param timer runs the supervisor; its tasks may block
     * @param random spreads the attempts of a fleet
     */
    MqttLink(
            String uri,
            String clientId,
            int mostInFlight,
            ScheduledExecutorService timer,
            RandomGenerator random) {
        this.uri = uri;
        this.clientId = clientId;
        this.mostInFlight = mostInFlight;
        this.timer = timer;
        this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
    }

    @Override
    public void listen(Inbox commands) {
        inbox = commands;
    }

    @Override
    public void whenReady(Runnable waiting) {
        ready = waiting;
        timer.execute(this::connect);
    }

    private void connect() {
        MqttConnection opened;
        try {
            opened = MqttConnection.open(uri, clientId, inbox, () -> timer.execute(this::ended));
        } catch (MqttException | RuntimeException failure) {
            LOGGER.debug("{} cannot connect to {}", clientId, uri, failure);
            connectLater();
            return;
        }
        if (isTaken(opened)) {
            ready.run();
        } else {
            opened.close();
        }
    }

    private synchronized boolean isTaken(MqttConnection opened) {
        if (!closed) {
            connection = opened;
            backoff.succeeded();
        }
        return !closed;
    }

    private void ended() {
        MqttConnection over;
        synchronized (this) {
            over = connection;
            connection = null;
        }
        if (over != null) {
            over.close();
            connectLater();
        }
    }

    private synchronized void connectLater() {
        if (!closed) {
            timer.schedule(this::connect, backoff.afterFailure().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized @Nullable MqttConnection connection() {
        return connection;
    }

    @Override
    public int window() {
        MqttConnection open = connection();
        return open == null ? 0 : Math.min(mostInFlight, open.receiveMaximum());
    }

    @Override
    public void send(Letter letter, Consumer<Answer> answer) {
        MqttConnection open = connection();
        if (open == null) {
            answer.accept(new Answer.TryAgain("not connected", Duration.ZERO));
        } else {
            open.publish(letter, answer);
        }
    }

    @Override
    public void close() {
        MqttConnection open;
        synchronized (this) {
            closed = true;
            open = connection;
            connection = null;
        }
        if (open != null) {
            open.close();
        }
    }
}
