package org.aisleflow.gateway.mqtt;

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

    Delivery(Connection connection, MqttMessage message, Arrival arrival) {
        this.connection = connection;
        this.message = message;
        this.arrival = arrival;
    }

    /**
     * What arrived.
     *
     * @return the arrival
     */
    public Arrival arrival() {
        return arrival;
    }

    /** Lets the broker forget it. Does nothing if it will come again anyway. */
    public void acknowledge() {
        connection.acknowledge(message);
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
