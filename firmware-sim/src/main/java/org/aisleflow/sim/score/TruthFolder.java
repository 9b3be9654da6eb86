package org.aisleflow.sim.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.wire.Mappers;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a simulation writes down what truly happens: files of JSON Lines, which are
 * read line by line, however long they are.
 */
final class TruthFolder {
    private static final String NEEDED = "crossings";

    private final Path folder;
    private final @Nullable StoreId onlyStore;

    private TruthFolder(Path folder, @Nullable StoreId onlyStore) {
        this.folder = folder;
        this.onlyStore = onlyStore;
    }

    /**
     * Opens a folder.
     *
     * @param folder where the files are
     * @param onlyStore whom lines without a store are about; null if there are several stores
     * @throws NoScore if it is no folder of a simulation's truth
     */
    static TruthFolder open(Path folder, @Nullable StoreId onlyStore) {
        TruthFolder opened = new TruthFolder(folder, onlyStore);
        if (!Files.isReadable(opened.file(NEEDED))) {
            throw new NoScore(
                    "There is no %s, so %s holds no truth; \"./aisleflow demo --truth DIR\" writes one"
                            .formatted(opened.file(NEEDED), folder));
        }
        return opened;
    }

    private Path file(String name) {
        return folder.resolve(name + ".jsonl");
    }

    /**
     * Reads a file; one that is not there has no lines. A last line that is not written to its end
     * yet is left out.
     *
     * @throws NoScore if another line cannot be read
     */
    void read(String name, Consumer<TruthLine> each) {
        Path file = file(name);
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 1;
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                TruthLine parsed = parse(line, "%s line %d".formatted(file, number), next == null);
                if (parsed != null) {
                    each.accept(parsed);
                }
                line = next;
                number++;
            }
        } catch (IOException unreadable) {
            throw new NoScore("%s cannot be read: %s".formatted(file, unreadable), unreadable);
        }
    }

    private @Nullable TruthLine parse(String line, String place, boolean last) {
        try {
            JsonNode fields = Mappers.JSON.readTree(line);
            if (fields.isObject()) {
                return new TruthLine(place, store(fields, place), fields);
            }
        } catch (JsonProcessingException damaged) {
            if (last) {
                return null;
            }
            throw new NoScore(place + " is damaged", damaged);
        }
        throw new NoScore(place + " is no JSON object");
    }

    private StoreId store(JsonNode fields, String place) {
        JsonNode store = fields.get("store");
        if (store != null) {
            return StoreId.of(store.asText());
        }
        if (onlyStore == null) {
            throw new NoScore(place + " has no \"store\", and the API has not exactly one");
        }
        return onlyStore;
    }
}
