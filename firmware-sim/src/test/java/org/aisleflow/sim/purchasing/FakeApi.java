package org.aisleflow.sim.purchasing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.wire.Mappers;

/** What a program that orders sees of Aisleflow. */
final class FakeApi implements AutoCloseable {
    static final String TOKEN = "secret";

    private final HttpServer server;
    private final List<JsonNode> told = new ArrayList<>();
    private volatile String approved = "[]";
    private volatile int orderStatus = 200;

    FakeApi() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/api/v1/replenishment/suggestions", this::suggestions);
        server.createContext("/api/v1/replenishment/orders", this::order);
        server.start();
    }

    ApiAccess access() {
        return new ApiAccess(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), TOKEN);
    }

    void approve(String id, String sku, int units) {
        approved =
                """
                [{"id": "%s", "store": "s1", "sku": "%s", "quantity": 1, "decision": {"quantity": %d}}]
                """
                        .formatted(id, sku, units);
    }

    void answerOrdersWith(int status) {
        orderStatus = status;
    }

    synchronized List<JsonNode> told() {
        return List.copyOf(told);
    }

    private void suggestions(HttpExchange exchange) throws IOException {
        boolean edited = exchange.getRequestURI().getQuery().equals("state=edited");
        answer(exchange, 200, edited ? "[]" : approved);
    }

    private void order(HttpExchange exchange) throws IOException {
        JsonNode body = Mappers.JSON.readTree(exchange.getRequestBody().readAllBytes());
        synchronized (this) {
            told.add(body);
        }
        answer(exchange, orderStatus, body.toString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        boolean known =
                ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? status : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
