package org.aisleflow.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.sim.load.LoadPlan;
import org.aisleflow.sim.load.LoadReport;
import org.aisleflow.sim.load.LoadRun;
import org.aisleflow.sim.sending.DeviceKeys;
import org.aisleflow.sim.sending.DirectLinks;
import org.aisleflow.sim.world.Seeds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code sim --load}: very many devices that do nothing but send. */
final class LoadOptions {
    @Option(
            names = "--load",
            required = true,
            description =
                    "Send as very many devices at a set rate; say what was acknowledged, and how late.")
    private boolean load;

    @Option(
            names = "--devices-mqtt",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Devices that speak MQTT (default: ${DEFAULT-VALUE}).")
    private int mqttDevices = 1_000;

    @Option(
            names = "--devices-coap",
            paramLabel = "N",
            defaultValue = "0",
            description = "Devices that speak CoAP (default: ${DEFAULT-VALUE}).")
    private int coapDevices;

    @Option(names = "--coaps", description = "These send over DTLS, with --key.")
    private boolean coaps;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "With --coaps: holds, in hexadecimal digits, the pre-shared key of every device, whose identity is store/device.")
    private @Nullable Path key;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "With --coaps, instead of --key: the table that Aisleflow answered when the devices were enrolled from one.")
    private @Nullable Path keys;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "500",
            description = "Messages a second, all devices together (default: ${DEFAULT-VALUE}).")
    private double perSecond = 500;

    @Option(
            names = "--duration",
            paramLabel = "SPAN",
            defaultValue = "60s",
            description = "How long: 90s, 10m, 1h (default: ${DEFAULT-VALUE}).")
    private String duration = "60s";

    @Option(
            names = "--open-loop",
            description =
                    "Devices send in their time whether or not their last message was acknowledged.")
    private boolean openLoop;

    boolean isWanted() {
        return load;
    }

    /**
     * Runs it.
     *
     * @param store the store that the devices name
     * @throws IllegalArgumentException if the options do not fit together
     */
    LoadReport run(GatewayOptions gateway, StoreId store, LoadRun.LoadProgress progress)
            throws InterruptedException {
        LoadPlan plan =
                new LoadPlan(
                        store, mqttDevices, coapDevices, perSecond, Span.of(duration), openLoop);
        try (DirectLinks links =
                new DirectLinks(
                        coaps ? gateway.secured() : gateway.destination(),
                        coaps ? keys() : null,
                        new Seeds(1))) {
            return new LoadRun(plan, links, Clock.systemUTC(), progress).run();
        }
    }

    private DeviceKeys keys() {
        if ((key == null) == (keys == null)) {
            throw new IllegalArgumentException("--coaps needs --key FILE or --keys FILE");
        }
        return key == null ? enrolled(Objects.requireNonNull(keys)) : DeviceKeys.same(key(key));
    }

    private static DeviceKeys enrolled(Path table) {
        try {
            return DeviceKeys.enrolled(table);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("%s cannot be read".formatted(table), unreadable);
        }
    }

    private static byte[] key(Path key) {
        try {
            return HexFormat.of().parseHex(Files.readString(key).strip());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "%s does not hold a key in hexadecimal digits".formatted(key), unreadable);
        }
    }
}
