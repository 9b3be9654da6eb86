package org.aisleflow.sim.sending;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pre-shared keys by which devices prove over DTLS who they are. */
@FunctionalInterface
public interface DeviceKeys {
    /** What a device says: its identity, and the key that belongs to it. */
    final class PreSharedKey {
        private final String identity;
        private final byte[] key;

        PreSharedKey(String identity, byte[] key) {
            this.identity = identity;
            this.key = key.clone();
        }

        String identity() {
            return identity;
        }

        byte[] key() {
            return key.clone();
        }
    }

    /**
     * A device's key.
     *
     * @param device store/device
     * @return its identity and key
     * @throws IllegalArgumentException with a sentence, if it has none
     */
    PreSharedKey of(String device);

    /**
     * One key for all devices, whose identity is store/device.
     *
     * @param key the key
     * @return the keys
     */
    static DeviceKeys same(byte[] key) {
        byte[] own = key.clone();
        return device -> new PreSharedKey(device, own);
    }

    /**
     * The keys that Aisleflow has issued: the table that its API answered when the devices were
     * enrolled from a table.
     *
     * @param table a file with the columns store, device, preSharedKeyIdentity and preSharedKey
     * @return the keys
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException with a sentence, if it is no such table
     */
    static DeviceKeys enrolled(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        Map<String, PreSharedKey> keys = new HashMap<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            List<String> row = cells(line);
            String identity = cell(table, header, row, "preSharedKeyIdentity");
            String key = cell(table, header, row, "preSharedKey");
            if (!key.isEmpty()) {
                String device =
                        cell(table, header, row, "store")
                                + "/"
                                + cell(table, header, row, "device");
                keys.put(
                        device,
                        new PreSharedKey(identity, key.getBytes(StandardCharsets.US_ASCII)));
            }
        }
        return device -> {
            PreSharedKey found = keys.get(device);
            if (found == null) {
                throw new IllegalArgumentException(
                        "%s has no pre-shared key for %s; enrol it first".formatted(table, device));
            }
            return found;
        };
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(DeviceKeys::unquoted).toList();
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1) : cell.strip();
    }

    private static String cell(Path table, List<String> header, List<String> row, String column) {
        int index = header.indexOf(column);
        if (index < 0 || index >= row.size()) {
            throw new IllegalArgumentException(
                    "%s has no column \"%s\"; it must be the answer to an enrolment from a table"
                            .formatted(table, column));
        }
        return row.get(index);
    }
}
