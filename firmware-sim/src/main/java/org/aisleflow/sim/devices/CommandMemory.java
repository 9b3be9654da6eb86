package org.aisleflow.sim.devices;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Answer;
import org.aisleflow.contracts.wire.Mappers;
import org.jspecify.annotations.Nullable;

/**
 * What devices keep of the commands that they obeyed, in one small file: a device that starts anew
 * runs at the pace and with the firmware it was told, and does nothing twice. Not thread-safe.
 */
public final class CommandMemory {
    private static final int MOST_ANSWERS = 32;

    private final @Nullable Path file;
    private final Map<String, Kept> byDevice;

    /**
     * What one device keeps.
     *
     * @param restarts how often it was restarted by command
     * @param intervalSeconds how often it reports; null for as it was made
     * @param firmware the version it runs; null for the one it was made with
     * @param answers its newest answers, oldest first
     */
    record Kept(
            long restarts,
            @Nullable Integer intervalSeconds,
            @Nullable String firmware,
            List<Answer> answers) {
        static final Kept NOTHING = new Kept(0, null, null, List.of());

        Kept {
            answers = List.copyOf(answers);
        }

        @Nullable Answer answerTo(CommandId command) {
            return answers.stream()
                    .filter(answer -> answer.command().equals(command))
                    .findFirst()
                    .orElse(null);
        }

        Kept at(int seconds) {
            return new Kept(restarts, seconds, firmware, answers);
        }

        Kept restarted() {
            return new Kept(restarts + 1, intervalSeconds, firmware, answers);
        }

        Kept running(String version) {
            return new Kept(restarts, intervalSeconds, version, answers);
        }

        Kept with(Answer answer) {
            List<Answer> newest = new ArrayList<>(answers);
            newest.add(answer);
            int from = Math.max(0, newest.size() - MOST_ANSWERS);
            return new Kept(
                    restarts, intervalSeconds, firmware, newest.subList(from, newest.size()));
        }
    }

    private CommandMemory(@Nullable Path file, Map<String, Kept> byDevice) {
        this.file = file;
        this.byDevice = byDevice;
    }

    /**
     * The memory of devices that are never told anything.
     *
     * @return a memory that is not kept
     */
    public static CommandMemory none() {
        return new CommandMemory(null, new TreeMap<>());
    }

    /**
     * Opens the memory.
     *
     * @param file where it is kept; made at the first command
     * @return what is in it
     * @throws UncheckedIOException if it is there and cannot be read
     */
    public static CommandMemory open(Path file) {
        try {
            Map<String, Kept> kept =
                    Files.exists(file)
                            ? Mappers.JSON.readValue(file.toFile(), new TypeReference<>() {})
                            : Map.of();
            return new CommandMemory(file, new TreeMap<>(kept));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "%s is damaged; delete it to let the devices forget their commands"
                            .formatted(file),
                    failure);
        }
    }

    Kept of(StoreId store, DeviceId device) {
        return byDevice.getOrDefault(store + "/" + device, Kept.NOTHING);
    }

    void keep(StoreId store, DeviceId device, Kept kept) {
        byDevice.put(store + "/" + device, kept);
        if (file == null) {
            return;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, Mappers.JSON.writeValueAsBytes(byDevice));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("the devices cannot remember a command", failure);
        }
    }
}
