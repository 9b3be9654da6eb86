package org.aisleflow.sim;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.sim.replay.Layout;
import org.aisleflow.sim.replay.Replay;
import org.aisleflow.sim.replay.ReplayPlan;
import org.aisleflow.sim.replay.Unit;
import org.aisleflow.sim.sending.Delivered;
import org.aisleflow.sim.sending.Destination;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code sim --replay}: a recording, sent as by a device. */
final class ReplayOptions {
    @Option(
            names = "--replay",
            paramLabel = "FILE",
            required = true,
            description =
                    "Send a recording: a CSV file with time,id,x,y (positions) or time,line,in,out (crossings).")
    private Path file = Path.of("");

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME=HEADER",
            description = "What the file calls a column: time=TIMESTAMP,id=PERSON.")
    private Map<String, String> columns = new HashMap<>();

    @Option(
            names = "--units",
            defaultValue = "m",
            description = "The unit of x and y: ${COMPLETION-CANDIDATES} (default: m).")
    private Unit unit = Unit.M;

    @Option(
            names = "--origin",
            split = ",",
            arity = "1",
            paramLabel = "X,Y",
            description = "The place that becomes the plan's lower left, in that unit.")
    private double[] origin = {0, 0};

    @Option(
            names = "--shift",
            paramLabel = "SPAN",
            defaultValue = "now",
            description =
                    "Added to every time: 36h, -2d. \"now\": it begins now, or, if it is told faster, ends now (default: now).")
    private String shift = "now";

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "So many times faster than recorded, or \"max\" (default: 1).")
    private String speed = "1";

    @Option(
            names = "--device",
            defaultValue = "replay-1",
            description = "The device that seems to see it (default: ${DEFAULT-VALUE}).")
    private String device = "replay-1";

    @Option(
            names = "--store-plan",
            paramLabel = "FILE",
            description =
                    "The catalog's entry of the store; if the file is not there, it is made from the recording, and nothing is sent yet.")
    private @Nullable Path storePlan;

    /** Sends; without a plan of the store, makes one and says how to enter it in the catalog. */
    void run(Destination destination, StoreId store, Path data, PrintStream out)
            throws InterruptedException {
        ReplayPlan plan =
                new ReplayPlan(file, layout(), store, DeviceId.of(device), shift(), speed(speed));
        try {
            Replay replay = Replay.of(plan, Clock.systemUTC());
            Path entry = storePlan == null ? data.resolve("store-" + store + ".json") : storePlan;
            if (Files.notExists(entry)) {
                write(replay.store(), entry);
                // What comes before its store is in the catalog is in no number.
                out.printf(
                        "%s is a plan on which the recording has room. Enter it in the catalog:%n  curl -X PUT -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' --data-binary @%s http://127.0.0.1:8080/api/v1/catalog/stores/%s%nand run this command again: then it sends.%n",
                        entry, entry, store);
                return;
            }
            check(entry, store);
            out.printf(
                    "Sending to %s:%d, until all is acknowledged: %s of store %s.%n",
                    destination.mqttHost(), destination.mqttPort(), replay.span(), store);
            Path memory = Files.createTempFile("replay", ".bin");
            Files.delete(memory);
            Delivered delivered = replay.send(destination, memory);
            Files.deleteIfExists(memory);
            out.printf(
                    "%,d messages acknowledged, %,d refused.%n",
                    delivered.stored(), delivered.refused());
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be replayed", failure);
        }
    }

    private static void write(Store store, Path entry) throws IOException {
        Path folder = entry.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(entry, Mappers.JSON.writeValueAsBytes(store));
    }

    private static void check(Path entry, StoreId store) throws IOException {
        Store read = Mappers.JSON.readValue(entry.toFile(), Store.class);
        if (!read.id().equals(store)) {
            throw new IllegalArgumentException(
                    "%s is the plan of %s, not of %s; use --store or another --store-plan"
                            .formatted(entry, read.id(), store));
        }
    }

    private Layout layout() {
        if (origin.length != 2) {
            throw new IllegalArgumentException("--origin is x,y: two numbers");
        }
        return new Layout(columns, unit, origin[0], origin[1]);
    }

    private @Nullable Duration shift() {
        if (shift.equals("now")) {
            return null;
        }
        return shift.startsWith("-") ? Span.of(shift.substring(1)).negated() : Span.of(shift);
    }

    private static double speed(String text) {
        try {
            return text.equals("max") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(
                    "--speed is \"%s\"; write a number, or max".formatted(text));
        }
    }
}
