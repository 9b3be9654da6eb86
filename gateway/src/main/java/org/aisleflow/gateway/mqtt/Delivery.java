package org.aisleflow.gateway.mqtt;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aisleflow.gateway.intake.Arrival;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * An arrival that the broker keeps until it is acknowledged. Thread-safe; acknowledging is in any
 * order and from any thread.
 */
public final class Delivery {
    private final Connection connection;
    private final MqttMessage message;
    private final Arrival arrival;
    private final AtomicInteger unacknowledged;

    private Delivery(
            Connection connection,
            MqttMessage message,
            Arrival arrival,
            AtomicInteger unacknowledged) {
        this.connection = connection;
        this.message = message;
        this.arrival = arrival;
        this.unacknowledged = unacknowledged;
    }

    /** The arrivals of one message, which the broker keeps until each of them is acknowledged. */
    static List<Delivery> of(Connection connection, MqttMessage message, List<Arrival> arrivals) {
        AtomicInteger unacknowledged = new AtomicInteger(arrivals.size());
        if (arrivals.size() == 1) {
            return List.of(new Delivery(connection, message, arrivals.getFirst(), unacknowledged));
        }
        return arrivals.stream()
                .map(arrival -> new Delivery(connection, message, arrival, unacknowledged))
                .toList();
    }

    /**
     * What arrived.
     *
     * @return the arrival
     */
    public Arrival arrival() {
        return arrival;
    }

    /**
     * Says whether the broker still waits for its acknowledgement.
     *
     * @return false if it will come again on another connection
     */
    public boolean isOpen() {
        return connection.isOpen();
    }

    /**
     * Says whether both came on the same connection. On a new one everything comes again that was
     * not acknowledged.
     *
     * @param other another delivery
     * @return false if one of them came after a reconnect
     */
    public boolean cameWith(Delivery other) {
        return connection.equals(other.connection);
    }

    /**
     * Lets the broker forget it, once those that came in the same message may be forgotten too. To
     * be called once. Does nothing if it will come again anyway.
     */
    public void acknowledge() {
        if (unacknowledged.decrementAndGet() == 0) {
            connection.acknowledge(message);
        }
    }

    /**
     * Asks for this delivery and all others that are not acknowledged yet once more, in their
     * order.
     *
     * @param why the reason, for the log
     */
    public void giveBack(String why) {
        connection.end(why);
    }
}
