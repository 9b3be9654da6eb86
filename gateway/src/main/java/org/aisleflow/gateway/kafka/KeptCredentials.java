package org.aisleflow.gateway.kafka;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.wire.Mappers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials as they were when Kafka was last there, in a file, so that a gateway that starts
 * without Kafka knows its devices. Used by one thread at a time.
 */
final class KeptCredentials {
    private static final Logger LOGGER = LoggerFactory.getLogger(KeptCredentials.class);

    private final Path file;
    private final Map<String, DeviceCredentials> byUser = new TreeMap<>();
    private boolean changed;

    KeptCredentials(Path file) {
        this.file = file;
    }

    /** Reads the file; one that is missing or damaged is as good as empty. */
    List<DeviceCredentials> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<DeviceCredentials> kept =
                    Mappers.JSON.readValue(file.toFile(), new TypeReference<>() {});
            kept.forEach(one -> byUser.put(one.user(), one));
            return kept;
        } catch (IOException damaged) {
            LOGGER.warn("The kept credentials cannot be used; devices wait for Kafka", damaged);
            return List.of();
        }
    }

    /** Those of other users than these. */
    List<DeviceCredentials> without(Set<String> users) {
        return byUser.values().stream().filter(one -> !users.contains(one.user())).toList();
    }

    void put(DeviceCredentials newer) {
        changed |= !newer.equals(byUser.put(newer.user(), newer));
    }

    void remove(String user) {
        changed |= byUser.remove(user) != null;
    }

    /** Writes the file if anything has changed, whole or not at all. */
    void write() {
        if (!changed) {
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            Files.createFile(
                    next,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Mappers.JSON.writeValue(next.toFile(), byUser.values());
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            changed = false;
        } catch (IOException failure) {
            LOGGER.warn("The credentials cannot be kept for a start without Kafka", failure);
        }
    }
}
