package org.aisleflow.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.contracts.credentials.SealingKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration from environment variables, one for each setting of {@link ApiConfig}.
 *
 * <p>{@code AISLEFLOW_HOST} (127.0.0.1), {@code AISLEFLOW_PORT} (8080), {@code AISLEFLOW_TOKEN}
 * (must be there), {@code AISLEFLOW_KAFKA} (127.0.0.1:9092), {@code AISLEFLOW_PARTITIONS} (4),
 * {@code AISLEFLOW_HISTORY_FILE} (var/history.db), or instead {@code AISLEFLOW_INFLUX_URL} with
 * {@code AISLEFLOW_INFLUX_DATABASE} (aisleflow), {@code AISLEFLOW_INFLUX_USER} and {@code
 * AISLEFLOW_INFLUX_PASSWORD}; {@code AISLEFLOW_HISTORY_RETENTION} (P800D) and {@code
 * AISLEFLOW_GRACE} (PT5M); {@code AISLEFLOW_SEALING_KEY_FILE} (none), a file with 32 random bytes
 * as base64, without which devices get no pre-shared keys.
 */
final class ApiEnvironment {
    private static final String PREFIX = "AISLEFLOW_";

    private final Map<String, String> variables;

    private ApiEnvironment(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * @throws IllegalArgumentException if a variable cannot be read or a setting is not allowed
     */
    static ApiConfig read(Map<String, String> variables) {
        var environment = new ApiEnvironment(variables);
        return new ApiConfig(
                environment.text("HOST", "127.0.0.1"),
                environment.whole("PORT", 8080),
                environment.text("TOKEN", ""),
                environment.text("KAFKA", "127.0.0.1:9092"),
                environment.whole("PARTITIONS", 4),
                environment.history(),
                environment.duration("HISTORY_RETENTION", ApiConfig.DEFAULT_RETENTION),
                environment.duration("GRACE", ApiConfig.DEFAULT_GRACE),
                environment.sealingKey(),
                Map::of);
    }

    private HistorySettings history() {
        Optional<String> influx = find("INFLUX_URL");
        if (influx.isEmpty()) {
            return new HistorySettings.Sqlite(Path.of(text("HISTORY_FILE", "var/history.db")));
        }
        return new HistorySettings.Influx(
                URI.create(influx.get()),
                text("INFLUX_DATABASE", "aisleflow"),
                find("INFLUX_USER").orElse(null),
                find("INFLUX_PASSWORD").orElse(null));
    }

    private @Nullable SealingKey sealingKey() {
        Optional<String> file = find("SEALING_KEY_FILE");
        if (file.isEmpty()) {
            return null;
        }
        try {
            return SealingKey.parse(Files.readString(Path.of(file.get())));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "%sSEALING_KEY_FILE %s cannot be read".formatted(PREFIX, file.get()),
                    unreadable);
        }
    }

    private Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(PREFIX + name)).filter(value -> !value.isBlank());
    }

    private String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    private int whole(String name, int otherwise) {
        try {
            return find(name).map(Integer::valueOf).orElse(otherwise);
        } catch (NumberFormatException notWhole) {
            throw new IllegalArgumentException(
                    "%s%s is \"%s\", it must be a whole number"
                            .formatted(PREFIX, name, text(name, "")),
                    notWhole);
        }
    }

    private Duration duration(String name, Duration otherwise) {
        try {
            return find(name).map(Duration::parse).orElse(otherwise);
        } catch (DateTimeException notADuration) {
            throw new IllegalArgumentException(
                    "%s%s is \"%s\", it must be a duration such as PT5M"
                            .formatted(PREFIX, name, text(name, "")),
                    notADuration);
        }
    }
}
