package org.aisleflow.sim.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;

/** What all devices have in common: numbered messages, and a report about themselves. */
final class Firmware {
    static final long STATUS_SECONDS = 60;

    private static final String VERSION = "1.4.2";
    private static final double FULL_PERCENT = 100;
    private static final double PERCENT_PER_DAY = 0.05;
    private static final double SPREAD_PERCENT = 30;

    private final StoreId store;
    private final DeviceId device;
    private final Model model;
    private final long boot;
    private final Instant poweredOn;
    private final Consumer<Outgoing> out;
    private long sent;

    /** What a kind of device is made of. */
    enum Model {
        /** Wired, speaks JSON over MQTT. */
        WIRED(Protocol.MQTT, Encoding.JSON, false),
        /** Wired, speaks CBOR over MQTT. */
        WIRED_COMPACT(Protocol.MQTT, Encoding.CBOR, false),
        /** Runs on a battery, speaks JSON over CoAP. */
        BATTERY(Protocol.COAP, Encoding.JSON, true),
        /** Runs on a battery, speaks CBOR over CoAP. */
        BATTERY_COMPACT(Protocol.COAP, Encoding.CBOR, true);

        private final Protocol protocol;
        private final Encoding encoding;
        private final boolean battery;

        Model(Protocol protocol, Encoding encoding, boolean battery) {
            this.protocol = protocol;
            this.encoding = encoding;
            this.battery = battery;
        }
    }

    Firmware(
            StoreId store,
            DeviceId device,
            Model model,
            long boot,
            Instant poweredOn,
            Consumer<Outgoing> out) {
        this.store = store;
        this.device = device;
        this.model = model;
        this.boot = boot;
        this.poweredOn = poweredOn;
        this.out = out;
    }

    void say(Instant time, Telemetry telemetry) {
        sent++;
        out.accept(
                new Outgoing(
                        new TelemetryAddress(store, device, telemetry.kind()),
                        model.protocol,
                        model.encoding,
                        new Message(new Numbering(boot, sent), time, telemetry)));
    }

    /** Once a minute, every device at a second of its own. */
    void reportItself(Instant time) {
        if (isTurn(time, STATUS_SECONDS)) {
            Duration uptime = Duration.between(poweredOn, time);
            say(
                    time,
                    new Status(
                            sent + 1,
                            VERSION,
                            model.battery ? battery(uptime) : null,
                            (double) uptime.toSeconds()));
        }
    }

    /** True once in the given number of seconds, for every device at another moment. */
    boolean isTurn(Instant time, long everySeconds) {
        return Math.floorMod(time.getEpochSecond() + spread(), everySeconds) == 0;
    }

    private double battery(Duration uptime) {
        double used = spread() % SPREAD_PERCENT + PERCENT_PER_DAY * uptime.toHours() / 24.0;
        return Math.max(1, Math.rint((FULL_PERCENT - used) * 10) / 10);
    }

    private long spread() {
        return Math.floorMod(device.value().hashCode(), 10_000);
    }
}
