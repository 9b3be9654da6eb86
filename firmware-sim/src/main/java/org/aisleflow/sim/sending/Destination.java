package org.aisleflow.sim.sending;

import org.aisleflow.contracts.telemetry.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Where devices send, and how much they can keep when that is not reachable.
 *
 * @param mqttHost where the MQTT broker listens
 * @param mqttPort its port
 * @param coapHost where the CoAP endpoint listens
 * @param coapPort its port
 * @param only send everything over this protocol; null to let every device use its own
 * @param memoryBytes payload that each device can keep; the oldest is given up when it is full
 */
public record Destination(
        String mqttHost,
        int mqttPort,
        String coapHost,
        int coapPort,
        @Nullable Protocol only,
        long memoryBytes) {
    private static final int LARGEST_PORT = 65_535;
    private static final long LARGEST_MESSAGE_BYTES = 16 * 1024;
    private static final long USUAL_MEMORY_BYTES = 4 << 20;

    /** Checks the ranges. */
    public Destination {
        check(mqttPort > 0 && mqttPort <= LARGEST_PORT, "mqttPort is %d".formatted(mqttPort));
        check(coapPort > 0 && coapPort <= LARGEST_PORT, "coapPort is %d".formatted(coapPort));
        check(
                memoryBytes >= LARGEST_MESSAGE_BYTES,
                "memoryBytes is %d, less than one message".formatted(memoryBytes));
        check(only != Protocol.REPLAY, "devices speak MQTT or CoAP");
    }

    private static void check(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /**
     * A gateway that takes both protocols; every device uses its own.
     *
     * @param host where it listens
     * @param mqttPort its MQTT port
     * @param coapPort its CoAP port
     * @return the destination
     */
    public static Destination gateway(String host, int mqttPort, int coapPort) {
        return new Destination(host, mqttPort, host, coapPort, null, USUAL_MEMORY_BYTES);
    }

    /**
     * The same with everything over one protocol.
     *
     * @param protocol MQTT or CoAP
     * @return a changed copy
     */
    public Destination over(Protocol protocol) {
        return new Destination(mqttHost, mqttPort, coapHost, coapPort, protocol, memoryBytes);
    }

    String mqttUri() {
        return "tcp://%s:%d".formatted(mqttHost, mqttPort);
    }

    String coapUri() {
        return "coap://%s:%d/".formatted(coapHost, coapPort);
    }

    /** The CoAP port, taken for one that speaks DTLS. */
    String coapsUri() {
        return "coaps://%s:%d/".formatted(coapHost, coapPort);
    }
}
