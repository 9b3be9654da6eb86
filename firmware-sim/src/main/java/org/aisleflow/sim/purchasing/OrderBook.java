package org.aisleflow.sim.purchasing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.sim.world.PlacedOrder;
import org.jspecify.annotations.Nullable;

/**
 * The orders that were placed in the worlds from outside, kept in a file: the worlds are computed
 * again after a restart, and nothing may be ordered twice. Used by one thread.
 */
final class OrderBook {
    private static final int LONGEST_NAME = 60;

    private final Path file;
    private final Map<String, Entry> bySuggestion = new LinkedHashMap<>();
    private final Map<ShipmentId, Entry> byOrder = new LinkedHashMap<>();

    /**
     * A placed order.
     *
     * @param suggestion the suggestion that it was placed for
     * @param store for which shop
     * @param sku what
     * @param units how many
     * @param placed when, in the world
     */
    record Entry(String suggestion, StoreId store, Sku sku, int units, Instant placed) {
        PlacedOrder order() {
            String name = suggestion.replaceAll("[^A-Za-z0-9_.:-]", "-");
            int end = Math.min(LONGEST_NAME, name.length());
            return new PlacedOrder(
                    ShipmentId.of("af-" + name.substring(0, end)), sku, units, placed);
        }
    }

    /**
     * Opens the book of an earlier run, or a new one. A torn last line was never acted upon.
     *
     * @throws IllegalArgumentException if the file is damaged
     */
    OrderBook(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            read();
        }
    }

    private void read() {
        try {
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            for (String line : whole.lines().toList()) {
                remember(Mappers.JSON.readValue(line, Entry.class));
            }
            if (whole.length() < text.length()) {
                Files.writeString(file, whole);
            }
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException(
                    "%s is damaged; delete its folder to begin anew".formatted(file), damaged);
        } catch (IOException failure) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), failure);
        }
    }

    private void remember(Entry entry) {
        bySuggestion.put(entry.suggestion(), entry);
        byOrder.put(entry.order().id(), entry);
    }

    Collection<Entry> entries() {
        return bySuggestion.values();
    }

    boolean holds(String suggestion) {
        return bySuggestion.containsKey(suggestion);
    }

    /** The order of a number; null if it was not placed from outside. */
    @Nullable Entry find(ShipmentId order) {
        return byOrder.get(order);
    }

    void add(Entry entry) {
        try {
            String line = Mappers.JSON.writeValueAsString(entry) + "\n";
            Files.write(
                    file,
                    line.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), failure);
        }
        remember(entry);
    }
}
