package org.aisleflow.sim.truth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aisleflow.contracts.wire.Mappers;

/** A folder of files with one JSON object per line. Thread-safe. */
final class Ledgers implements AutoCloseable {
    private final Path folder;
    private final Map<String, Writer> files = new LinkedHashMap<>();

    Ledgers(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("the folder cannot be made: " + folder, failure);
        }
    }

    /** Begins a file anew, so that it is there even if nothing is written. */
    synchronized void begin(String name) {
        open(name, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Goes on with a file. */
    synchronized void resume(String name) {
        open(name, StandardOpenOption.APPEND);
    }

    private void open(String name, StandardOpenOption how) {
        try {
            files.put(
                    name,
                    Files.newBufferedWriter(
                            folder.resolve(name + ".jsonl"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            how));
        } catch (IOException failure) {
            throw new UncheckedIOException("%s cannot be written".formatted(name), failure);
        }
    }

    static ObjectNode line() {
        return Mappers.JSON.createObjectNode();
    }

    static ArrayNode list() {
        return Mappers.JSON.createArrayNode();
    }

    synchronized void write(String name, ObjectNode line) {
        Writer file = files.get(name);
        if (file == null) {
            throw new IllegalStateException(name + " is not open");
        }
        try {
            file.write(line.toString());
            file.write('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException("%s cannot be written".formatted(name), failure);
        }
    }

    /** Hands everything over to the operating system. */
    synchronized void flush() {
        try {
            for (Writer file : files.values()) {
                file.flush();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the truth cannot be written", failure);
        }
    }

    @Override
    public synchronized void close() {
        try {
            for (Writer file : files.values()) {
                file.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the truth cannot be written", failure);
        }
    }
}
