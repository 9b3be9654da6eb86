package org.aisleflow.sim.devices;

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

    private final StoreId store;
    private final DeviceId device;
    private final Model model;
    private final DeviceClock clock;
    private final DeviceLife life;
    private final Flooding flooding;
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
            DeviceClock clock,
            DeviceLife life,
            Flooding flooding,
            Consumer<Outgoing> out) {
        this.store = store;
        this.device = device;
        this.model = model;
        this.clock = clock;
        this.life = life;
        this.flooding = flooding;
        this.out = out;
    }

    /** Says something about a moment; a device that floods adds reports on itself. */
    void say(Instant time, Telemetry telemetry) {
        if (life.restartsUntil(time)) {
            sent = 0;
        }
        write(time, telemetry);
        for (int extra = flooding.extra(time); extra > 0; extra--) {
            write(time, status(time));
        }
    }

    private void write(Instant time, Telemetry telemetry) {
        sent++;
        out.accept(
                new Outgoing(
                        new TelemetryAddress(store, device, telemetry.kind()),
                        model.protocol,
                        model.encoding,
                        new Message(
                                new Numbering(life.boot(), sent), clock.read(time), telemetry)));
    }

    /** Once a minute, every device at a second of its own. */
    void reportItself(Instant time) {
        if (isTurn(time, STATUS_SECONDS)) {
            if (life.restartsUntil(time)) {
                sent = 0;
            }
            say(time, status(time));
        }
    }

    private Status status(Instant time) {
        return new Status(
                sent + 1,
                VERSION,
                model.battery ? life.battery(time, spread()) : null,
                (double) life.uptime(time).toSeconds());
    }

    /** True once in the given number of seconds, for every device at another moment. */
    boolean isTurn(Instant time, long everySeconds) {
        return Math.floorMod(time.getEpochSecond() + spread(), everySeconds) == 0;
    }

    private long spread() {
        return Math.floorMod(device.value().hashCode(), 10_000);
    }
}
