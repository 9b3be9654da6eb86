package org.aisleflow.sim.purchasing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.facts.PurchaseOrder;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.wire.Mappers;

/** The two calls of Aisleflow's API that a program that orders needs. */
final class OrdersApi implements AutoCloseable {
    private static final String SUGGESTIONS = "/api/v1/replenishment/suggestions?state=";
    private static final String ORDERS = "/api/v1/replenishment/orders";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int STATUS_NOT_FOUND = 404;

    private final ApiAccess access;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** What became of an order that was told. */
    enum Told {
        /** Aisleflow knows it. */
        KNOWN,
        /** There is nobody who takes orders of this store. */
        NOT_FOUND,
        /** Aisleflow will never take this one. */
        REFUSED
    }

    OrdersApi(ApiAccess access) {
        this.access = access;
    }

    /**
     * What planners decided to order, in the last weeks.
     *
     * @throws IOException if the API does not answer as it should
     */
    List<Approved> approved() throws IOException, InterruptedException {
        List<Approved> all = new ArrayList<>();
        for (String state : List.of("approved", "edited")) {
            HttpResponse<byte[]> answer = send(request(SUGGESTIONS + state).GET().build());
            if (answer.statusCode() != OK) {
                throw new IOException("the API answers %d".formatted(answer.statusCode()));
            }
            for (JsonNode suggestion : Mappers.JSON.readTree(answer.body())) {
                int units = suggestion.path("decision").path("quantity").asInt();
                if (units > 0) {
                    all.add(
                            new Approved(
                                    suggestion.path("id").asText(),
                                    StoreId.of(suggestion.path("store").asText()),
                                    Sku.of(suggestion.path("sku").asText()),
                                    units));
                }
            }
        }
        return all;
    }

    /**
     * Tells of an order; telling it again changes nothing.
     *
     * @throws IOException if it is worth trying again
     */
    Told tell(PurchaseOrder order) throws IOException, InterruptedException {
        byte[] body = Mappers.JSON.writeValueAsBytes(order);
        HttpRequest request =
                request(ORDERS)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        int status = send(request).statusCode();
        return switch (status / 100) {
            case 2 -> Told.KNOWN;
            case 4 -> status == STATUS_NOT_FOUND ? Told.NOT_FOUND : Told.REFUSED;
            default -> throw new IOException("the API answers %d".formatted(status));
        };
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(access.address().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + access.token());
    }

    private HttpResponse<byte[]> send(HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
