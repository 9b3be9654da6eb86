package org.aisleflow.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aisleflow.gateway.identity.Refusal;

/** What a device that has come in over MQTT must not do. */
record WrongActions(MatrixShop shop) {
    Stream<Wrong> rows() {
        List<Wrong> rows = new ArrayList<>();
        for (String topic :
                List.of(
                        "aisleflow/v1/s1/door-2/crossing",
                        "aisleflow/v1/s2/door-1/crossing",
                        "aisleflow/v1/s1/gateway/status",
                        "aisleflow/v1/s1/door-1/command",
                        "aisleflow/v1/s1/+/crossing",
                        "aisleflow/v1/s1/door-1/#",
                        "$SYS/broker/uptime",
                        "$sys.mqtt.retained.x",
                        "activemq/management",
                        "elsewhere")) {
            // The broker itself ends the connection of who publishes with a wildcard.
            boolean wildcard = topic.contains("+") || topic.contains("#");
            rows.add(
                    new Wrong(
                            "publish to " + topic,
                            wildcard ? null : Refusal.FOREIGN_TOPIC,
                            () -> {
                                try (RawMqtt client = shop.door1()) {
                                    return client.publish(topic, false, "{}") == MatrixShop.SUCCESS;
                                }
                            }));
        }
        rows.add(
                new Wrong(
                        "publish retained",
                        Refusal.RETAINED,
                        () -> {
                            try (RawMqtt client = shop.door1()) {
                                return client.publish(MatrixShop.OWN, true, "{}")
                                        == MatrixShop.SUCCESS;
                            }
                        }));
        for (String filter :
                List.of(
                        "aisleflow/v1/s1/door-2/command",
                        "aisleflow/v1/s2/door-1/command",
                        "aisleflow/v1/+/door-1/command",
                        "aisleflow/v1/s1/door-1/+",
                        "aisleflow/v1/s1/door-1/crossing",
                        "aisleflow/#",
                        "#",
                        "$SYS/#",
                        "$share/all/aisleflow/v1/s1/door-1/command",
                        "$share/all/#")) {
            rows.add(
                    new Wrong(
                            "subscribe to " + filter,
                            filter.startsWith("$share/")
                                    ? Refusal.SHARED_SUBSCRIPTION
                                    : Refusal.FOREIGN_TOPIC,
                            () -> {
                                try (RawMqtt client = shop.door1()) {
                                    int code = client.subscribe(filter);
                                    return code >= 0 && code <= 2;
                                }
                            }));
        }
        return rows.stream();
    }
}
