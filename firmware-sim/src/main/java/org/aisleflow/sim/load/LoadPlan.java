package org.aisleflow.sim.load;

import java.time.Duration;
import org.aisleflow.contracts.ids.StoreId;

/**
 * How much load.
 *
 * @param store the store that the devices name
 * @param mqttDevices devices that speak MQTT, 0 to 100,000
 * @param coapDevices devices that speak CoAP, 0 to 20,000; there must be at least one device in all
 * @param perSecond messages a second, of all devices together, above 0 to 1,000,000
 * @param duration how long, above 0 to 1 day
 * @param openLoop true if a device sends in its time whether or not its last message was
 *     acknowledged; false if it waits for that
 */
public record LoadPlan(
        StoreId store,
        int mqttDevices,
        int coapDevices,
        double perSecond,
        Duration duration,
        boolean openLoop) {
    private static final int MOST_MQTT = 100_000;
    private static final int MOST_COAP = 20_000;
    private static final double FASTEST = 1_000_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Checks the ranges. */
    public LoadPlan {
        check(
                mqttDevices >= 0 && mqttDevices <= MOST_MQTT,
                "there may be 0 to 100,000 MQTT devices, not %d".formatted(mqttDevices));
        check(
                coapDevices >= 0 && coapDevices <= MOST_COAP,
                "there may be 0 to 20,000 CoAP devices, not %d".formatted(coapDevices));
        check(mqttDevices + coapDevices > 0, "there must be at least one device");
        check(
                perSecond > 0 && perSecond <= FASTEST,
                "the rate is %s messages a second, allowed are above 0 to 1,000,000"
                        .formatted(perSecond));
        check(
                duration.isPositive() && duration.compareTo(LONGEST) <= 0,
                "the load may last up to a day, not %s".formatted(duration));
    }

    private static void check(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }

    int devices() {
        return mqttDevices + coapDevices;
    }
}
