package org.aisleflow.sim.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.wire.Mappers;
import org.jspecify.annotations.Nullable;

/** Calls the API as any other program would. Not for several threads. */
final class ApiReader implements AutoCloseable {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);
    private static final int FIRST_ERROR = 300;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
    private final String base;
    private final @Nullable String token;

    /**
     * Prepares calls.
     *
     * @param api the address, without a path
     * @param token the API's secret, or null to send none
     * @throws NoScore if that is no address
     */
    ApiReader(URI api, @Nullable String token) {
        String scheme = api.getScheme();
        if (api.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new NoScore(
                    "%s is no address of an API; write for example --api http://127.0.0.1:8080"
                            .formatted(api));
        }
        this.base = api.toString().replaceFirst("/+$", "") + "/api/v1";
        this.token = token;
    }

    /** The catalog's stores. */
    List<Store> stores() {
        return StreamSupport.stream(get("/stores").spliterator(), false).map(this::store).toList();
    }

    private Store store(JsonNode entry) {
        try {
            // Lists of stores need not name the type of each.
            ObjectNode typed = entry.<ObjectNode>deepCopy().put("type", "store");
            return Mappers.JSON.treeToValue(typed, Store.class);
        } catch (JsonProcessingException | ClassCastException strange) {
            throw new NoScore(base + "/stores does not answer with stores", strange);
        }
    }

    /**
     * Asks.
     *
     * @param path after {@code /api/v1}
     * @param query names and values, in turn
     * @return the answer
     * @throws NoScore with the address and what to do, if there is none
     */
    JsonNode get(String path, Object... query) {
        StringBuilder address = new StringBuilder(base).append(path);
        for (int i = 0; i + 1 < query.length; i += 2) {
            String value = URLEncoder.encode(query[i + 1].toString(), StandardCharsets.UTF_8);
            address.append(i == 0 ? '?' : '&').append(query[i]).append('=').append(value);
        }
        URI uri = URI.create(address.toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER_PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return answer(uri, send(uri, request.build()));
    }

    private HttpResponse<byte[]> send(URI uri, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException nobody) {
            throw new NoScore(
                    "Nobody answers at %s; start Aisleflow, or say with --api where it is"
                            .formatted(uri),
                    nobody);
        } catch (IOException broken) {
            throw new NoScore("%s gave no answer: %s".formatted(uri, broken), broken);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new NoScore("Stopped before %s answered".formatted(uri), hurry);
        }
    }

    private static JsonNode answer(URI uri, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED
                || status == HttpURLConnection.HTTP_FORBIDDEN) {
            throw new NoScore(
                    "%s does not accept the token; give with --token the one of the log-in link"
                            .formatted(uri));
        }
        JsonNode body = body(uri, response);
        if (status >= FIRST_ERROR) {
            String why = body.path("detail").asText(body.path("title").asText());
            throw new NoScore("%s answered %d: %s".formatted(uri, status, why));
        }
        return body;
    }

    private static JsonNode body(URI uri, HttpResponse<byte[]> response) {
        try {
            return Mappers.JSON.readTree(response.body());
        } catch (IOException strange) {
            throw new NoScore(
                    "%s answered %d and no JSON; is it Aisleflow that --api names?"
                            .formatted(uri, response.statusCode()),
                    strange);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
