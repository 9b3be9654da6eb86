package org.aisleflow.sim;

import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.sim.sending.Destination;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where devices send. */
final class GatewayOptions {
    @Option(
            names = "--gateway",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Where the gateway is (default: ${DEFAULT-VALUE}).")
    private String gateway = "127.0.0.1";

    @Option(
            names = "--mqtt-port",
            defaultValue = "1883",
            description = "(default: ${DEFAULT-VALUE})")
    private int mqttPort = 1883;

    @Option(
            names = "--coap-port",
            defaultValue = "5683",
            description = "(default: ${DEFAULT-VALUE})")
    private int coapPort = 5683;

    @Option(
            names = "--coaps-port",
            defaultValue = "5684",
            description = "With --load --coaps (default: ${DEFAULT-VALUE}).")
    private int coapsPort = 5684;

    @Option(names = "--only", description = "Send everything over this protocol: mqtt, coap.")
    private @Nullable Protocol only;

    Destination destination() {
        Destination destination = Destination.gateway(gateway, mqttPort, coapPort);
        return only == null ? destination : destination.over(only);
    }

    Destination secured() {
        return Destination.gateway(gateway, mqttPort, coapsPort);
    }
}
