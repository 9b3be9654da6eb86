package org.aisleflow.sim.devices;

import java.time.Instant;
import java.util.function.Consumer;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.Instruction;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Answer;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.jspecify.annotations.Nullable;

/** What all devices have in common: numbered messages, and a report about themselves. */
final class Firmware {
    static final long STATUS_SECONDS = 60;

    private static final String VERSION = "1.4.2";
    private static final int BLINK = 30;
    private static final int LEAST_SECONDS_ON_BATTERY = 5;

    private final StoreId store;
    private final DeviceId device;
    private final Model model;
    private final DeviceClock clock;
    private final DeviceLife life;
    private final Flooding flooding;
    private final CommandMemory memory;
    private final Consumer<Outgoing> out;
    private CommandMemory.Kept kept;
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

        /** How often it can report. */
        int leastSeconds() {
            return battery ? LEAST_SECONDS_ON_BATTERY : 1;
        }
    }

    Firmware(
            StoreId store,
            DeviceId device,
            Model model,
            DeviceClock clock,
            DeviceLife life,
            Flooding flooding,
            CommandMemory memory,
            Consumer<Outgoing> out) {
        this.store = store;
        this.device = device;
        this.model = model;
        this.clock = clock;
        this.life = life;
        this.flooding = flooding;
        this.memory = memory;
        this.kept = memory.of(store, device);
        this.out = out;
    }

    /** Does what it is told, once, and answers, as often as it is told. */
    void obey(Instant time, Command command) {
        Answer answer = kept.answerTo(command.id());
        if (answer == null) {
            answer = answer(time, command);
            kept = kept.with(answer);
            memory.keep(store, device, kept);
        }
        if (life.restartsUntil(time)) {
            sent = 0;
        }
        write(time, status(time, answer));
    }

    private Answer answer(Instant time, Command command) {
        if (command.isExpired(clock.read(time))) {
            return refused(command, "it had expired");
        }
        return switch (command.instruction()) {
            case Instruction.SetInterval(int seconds) when seconds < model.leastSeconds() ->
                    refused(
                            command,
                            "the battery allows a report every %d s at most"
                                    .formatted(model.leastSeconds()));
            case Instruction.SetInterval(int seconds) -> {
                kept = kept.at(seconds);
                yield done(command, null);
            }
            case Instruction.Restart _ -> {
                restart(time);
                yield done(command, null);
            }
            case Instruction.Identify(Integer seconds) ->
                    done(command, "blinking for %d s".formatted(seconds == null ? BLINK : seconds));
            case Instruction.FirmwareUpdate(String version, _) -> {
                kept = kept.running(version);
                restart(time);
                yield done(command, null);
            }
        };
    }

    private void restart(Instant time) {
        kept = kept.restarted();
        life.restart(time);
        sent = 0;
    }

    private static Answer done(Command command, @Nullable String detail) {
        return new Answer(command.id(), Answer.Outcome.DONE, detail);
    }

    private static Answer refused(Command command, String why) {
        return new Answer(command.id(), Answer.Outcome.REFUSED, why);
    }

    /** Says something about a moment; a device that floods adds reports on itself. */
    void say(Instant time, Telemetry telemetry) {
        if (life.restartsUntil(time)) {
            sent = 0;
        }
        write(time, telemetry);
        for (int extra = flooding.extra(time); extra > 0; extra--) {
            write(time, status(time, null));
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
            say(time, status(time, null));
        }
    }

    private Status status(Instant time, @Nullable Answer answer) {
        String version = kept.firmware();
        return new Status(
                sent + 1,
                version == null ? VERSION : version,
                model.battery ? life.battery(time, spread()) : null,
                (double) life.uptime(time).toSeconds(),
                answer);
    }

    /**
     * True once in the given number of seconds, or in as many as it was told, for every device at
     * another moment.
     */
    boolean isTurn(Instant time, long usualSeconds) {
        return Math.floorMod(time.getEpochSecond() + spread(), seconds(usualSeconds)) == 0;
    }

    /** How often it reports: as it was told, else as usual. */
    long seconds(long usual) {
        Integer told = kept.intervalSeconds();
        return told == null ? usual : told;
    }

    private long spread() {
        return Math.floorMod(device.value().hashCode(), 10_000);
    }
}
