package org.aisleflow.api.replenishment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.aisleflow.api.facts.FactsPublisher;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.http.JsonBody;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.api.stores.KnownStores;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.PurchaseOrder;
import org.aisleflow.contracts.ids.OrderId;

/** Orders placed with suppliers, as the program that places them tells. */
@Controller("/api/v1/replenishment/orders")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "replenishment")
final class OrdersController {
    private final LatestFacts facts;
    private final FactsPublisher publisher;
    private final KnownStores stores;

    OrdersController(LatestFacts facts, FactsPublisher publisher, KnownStores stores) {
        this.facts = facts;
        this.publisher = publisher;
        this.stores = stores;
    }

    /**
     * Orders of a store, whether or not the goods have come; the last 400 days.
     *
     * @param store the store
     * @return the orders, newest first
     */
    @Get
    List<PurchaseOrder> orders(@QueryValue String store) {
        return facts.orders().of(stores.get(store).id()).stream()
                .sorted(Comparator.comparing(PurchaseOrder::placed).reversed())
                .toList();
    }

    /**
     * Tells of an order that was placed, so that what it brings is not suggested again. A line that
     * names the suggestion it was ordered for counts instead of the decision about it. Told again
     * with the same store and id, it replaces what was told; returns after it is kept for good.
     *
     * @param order the order
     * @return the order as it is kept
     */
    @Post
    PurchaseOrder tell(
            @RequestBody(content = @Content(schema = @Schema(implementation = PurchaseOrder.class)))
                    @Body
                    JsonNode order) {
        ObjectNode object = JsonBody.object(order);
        JsonBody.requireAll(PurchaseOrder.class, object);
        PurchaseOrder told = JsonBody.as(PurchaseOrder.class, object);
        stores.get(told.store().value());
        publisher.order(told);
        return told;
    }

    /**
     * Forgets an order that was cancelled.
     *
     * @param id which
     * @param store its store
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void cancel(String id, @QueryValue String store) {
        Store known = stores.get(store);
        PurchaseOrder order =
                facts.orders()
                        .find(known.id(), id)
                        .orElseThrow(() ->
                                ProblemException.notFound(
                                        "Store %s has no order %s.".formatted(store, id)));
        publisher.withoutOrder(order.store(), OrderId.of(id));
    }
}
