package org.aisleflow.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;

/** A small shop, and gateways for it. */
final class TestShop {
    static final StoreId STORE = StoreId.of("s1");

    private TestShop() {}

    static Store catalogEntry() {
        return Store.builder(STORE, "Corner shop", ZoneId.of("Europe/Berlin"))
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(20, 10)
                .devices(List.of(Device.of(DeviceId.of("door-1"), Kind.CROSSING, 60)))
                .build();
    }

    static Gateway gateway(Path folder, String kafka, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("dataFolder", folder.toString());
        settings.put("kafka", kafka);
        settings.put("kafkaPartitions", "1");
        settings.put("mqttPort", "0");
        settings.put("coapPort", "0");
        settings.put("insecureDevices", "true");
        settings.put("minimumFreeDiskBytes", "1000000");
        settings.putAll(more);
        return Gateway.start(GatewayConfig.read(settings), Clock.systemUTC());
    }

    static String topic(String device, String kind) {
        return "aisleflow/v1/" + STORE + "/" + device + "/" + kind;
    }

    static String crossing(long seq) {
        return "{\"boot\":1,\"seq\":%d,\"time\":%d,\"line\":\"door-1\",\"in\":%d,\"out\":0}"
                .formatted(seq, System.currentTimeMillis(), seq % 7);
    }
}
