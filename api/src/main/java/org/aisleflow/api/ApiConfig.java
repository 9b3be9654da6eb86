package org.aisleflow.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.api.http.ApiToken;
import org.aisleflow.api.http.HealthPart;
import org.aisleflow.contracts.credentials.SealingKey;
import org.jspecify.annotations.Nullable;

/**
 * How to run the API.
 *
 * @param host the address to listen at, for example {@code 127.0.0.1}
 * @param port the port to listen at; 0 for any free one
 * @param token the secret that calls under {@code /api} must bring, at least 16 characters
 * @param bootstrapServers Kafka's {@code host:port}, several with commas
 * @param partitions number of partitions of topics that are missing and therefore made
 * @param history where window facts are kept for good
 * @param historyRetention how long they are kept, at least a day
 * @param grace how long after a window's end its numbers are provisional
 * @param sealingKey seals devices' pre-shared keys, the same as the gateways'; null for none, and
 *     so no such keys
 * @param otherHealth what the caller knows about the health of the rest; asked at every {@code GET
 *     /health}
 */
public record ApiConfig(
        String host,
        int port,
        String token,
        String bootstrapServers,
        int partitions,
        HistorySettings history,
        Duration historyRetention,
        Duration grace,
        @Nullable SealingKey sealingKey,
        Supplier<Map<String, HealthPart>> otherHealth) {
    /** How long facts are kept if nobody says otherwise: a little over two years. */
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(800);

    /** How long numbers are provisional if nobody says otherwise. */
    public static final Duration DEFAULT_GRACE = Duration.ofMinutes(5);

    private static final int LARGEST_PORT = 65_535;

    /**
     * Checks everything.
     *
     * @throws IllegalArgumentException if something is wrong; the message names all that is
     */
    public ApiConfig {
        List<String> errors = new ArrayList<>();
        if (host.isBlank()) {
            errors.add("host is empty");
        }
        if (port < 0 || port > LARGEST_PORT) {
            errors.add("port is %d, it must be 0 to 65535".formatted(port));
        }
        if (token.length() < ApiToken.LEAST_CHARACTERS) {
            errors.add("token has %d characters, it needs 16".formatted(token.length()));
        }
        if (bootstrapServers.isBlank()) {
            errors.add("bootstrapServers is empty");
        }
        if (partitions < 1) {
            errors.add("partitions is %d, it must be 1 or more".formatted(partitions));
        }
        if (historyRetention.compareTo(Duration.ofDays(1)) < 0) {
            errors.add(
                    "historyRetention is %s, it must be a day or more".formatted(historyRetention));
        }
        if (grace.isNegative()) {
            errors.add("grace is %s, it must not be negative".formatted(grace));
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    "The API cannot start: " + String.join("; ", errors));
        }
    }

    /**
     * A configuration with the usual durations, for this machine only.
     *
     * @param port the port, 0 for any free one
     * @param token the secret
     * @param bootstrapServers Kafka's address
     * @param history where window facts are kept
     * @return loopback, one partition, default durations, no sealing key, no other health
     */
    public static ApiConfig local(
            int port, String token, String bootstrapServers, HistorySettings history) {
        return new ApiConfig(
                "127.0.0.1",
                port,
                token,
                bootstrapServers,
                1,
                history,
                DEFAULT_RETENTION,
                DEFAULT_GRACE,
                null,
                Map::of);
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "ApiConfig[host=%s, port=%d, bootstrapServers=%s, partitions=%d, history=%s, historyRetention=%s, grace=%s]"
                .formatted(
                        host, port, bootstrapServers, partitions, history, historyRetention, grace);
    }
}
