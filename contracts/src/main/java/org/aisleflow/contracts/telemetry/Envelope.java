package org.aisleflow.contracts.telemetry;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/**
 * An accepted message with what the gateway knows about it: the value of the telemetry topic.
 *
 * @param store where it happened
 * @param device who says so
 * @param boot the device's restart counter
 * @param seq the message's number within the boot; 0 if the device does not number its messages
 * @param time when it happened: the device's time, or the gateway's if the device's clock cannot be
 *     true
 * @param deviceTime the time by the device's clock, as sent
 * @param receivedAt when the gateway received it
 * @param clock whose clock {@code time} is from
 * @param protocol how it came
 * @param telemetry what it says
 */
public record Envelope(
        StoreId store,
        DeviceId device,
        long boot,
        long seq,
        Instant time,
        Instant deviceTime,
        Instant receivedAt,
        ClockSource clock,
        Protocol protocol,
        Telemetry telemetry) {

    /**
     * The message's place among its device's messages.
     *
     * @return boot and seq
     */
    public Numbering numbering() {
        return new Numbering(boot, seq);
    }
}
