package org.aisleflow.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Policy;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;

/** Master data. */
@Controller("/api/v1/catalog/{type}")
@Tag(name = "catalog")
final class CatalogController {
    private final LatestFacts facts;
    private final CatalogWriter writer;

    CatalogController(LatestFacts facts, CatalogWriter writer) {
        this.facts = facts;
        this.writer = writer;
    }

    /**
     * All entries of a type.
     *
     * @param type {@code stores}, {@code products}, {@code suppliers} or {@code policies}
     * @return the entries, by id
     */
    @Get
    List<CatalogEntry> all(String type) {
        return List.copyOf(facts.catalog().all(EntryType.of(type).type()));
    }

    /**
     * One entry.
     *
     * @param type {@code stores}, {@code products}, {@code suppliers} or {@code policies}
     * @param id its id; of a policy {@code store~sku} with {@code *} for every one
     * @return the entry
     */
    @Get("/{id}")
    CatalogEntry one(String type, String id) {
        return facts.catalog()
                .find(EntryType.of(type).key(id))
                .orElseThrow(() ->
                        ProblemException.notFound(
                                "The catalog has no %s in %s.".formatted(id, type)));
    }

    /**
     * Makes or replaces an entry; returns after it is kept for good. A store with {@code validFrom}
     * (ISO-8601 UTC) has its layout (extent, zones, doors) from that event time on; the layouts of
     * the time before are kept under {@code earlier}, the newest 8 of them. Without {@code
     * validFrom} its layout is that of all times.
     *
     * @param type {@code stores}, {@code products}, {@code suppliers} or {@code policies}
     * @param id its id; of a policy {@code store~sku} with {@code *} for every one
     * @param entry the entry
     * @return the entry as it is kept
     */
    @Put("/{id}")
    @ExecuteOn(TaskExecutors.IO)
    CatalogEntry put(
            String type,
            String id,
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            oneOf = {
                                                                Store.class,
                                                                Product.class,
                                                                Supplier.class,
                                                                Policy.class
                                                            })))
                    @Body
                    JsonNode entry) {
        return writer.put(EntryReader.read(EntryType.of(type), id, entry));
    }
}
