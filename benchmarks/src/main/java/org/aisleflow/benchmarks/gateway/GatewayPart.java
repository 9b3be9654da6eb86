package org.aisleflow.benchmarks.gateway;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.aisleflow.gateway.Gateway;
import org.aisleflow.gateway.GatewayConfig;

/** Our gateway, as it is. */
final class GatewayPart implements Part {
    private final Gateway gateway;

    private GatewayPart(Gateway gateway) {
        this.gateway = gateway;
    }

    static GatewayPart start(Map<String, String> settings) {
        return new GatewayPart(Gateway.start(GatewayConfig.read(settings), Clock.systemUTC()));
    }

    @Override
    public Map<String, String> ready() {
        Map<String, String> ports = new HashMap<>();
        gateway.mqttPort().ifPresent(port -> ports.put("mqtt", Integer.toString(port)));
        gateway.coapsPort().ifPresent(port -> ports.put("coaps", Integer.toString(port)));
        ports.put("coap", Integer.toString(gateway.coapPort()));
        return ports;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
