package org.aisleflow.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
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
import org.jspecify.annotations.Nullable;

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
     * @return the entry; its header {@code ETag} tells this version from others
     */
    @Get("/{id}")
    HttpResponse<CatalogEntry> one(String type, String id) {
        return tagged(
                facts.catalog()
                        .find(EntryType.of(type).key(id))
                        .orElseThrow(() ->
                                ProblemException.notFound(
                                        "The catalog has no %s in %s.".formatted(id, type))));
    }

    /**
     * Makes or replaces an entry; returns after it is kept for good. A store with {@code validFrom}
     * (ISO-8601 UTC) has its layout (extent, zones, doors) from that event time on; the layouts of
     * the time before are kept under {@code earlier}, the newest 8 of them. Without {@code
     * validFrom} its layout is that of all times. Whoever changes what was read before sends its
     * {@code ETag} as {@code If-Match}: if somebody else was faster, the answer is 412 and nothing
     * is changed.
     *
     * @param type {@code stores}, {@code products}, {@code suppliers} or {@code policies}
     * @param id its id; of a policy {@code store~sku} with {@code *} for every one
     * @param ifMatch the {@code ETag} of the version that is to be replaced; without it, whatever
     *     is there is replaced
     * @param entry the entry
     * @return the entry as it is kept, with its new {@code ETag}
     */
    @Put("/{id}")
    @ExecuteOn(TaskExecutors.IO)
    HttpResponse<CatalogEntry> put(
            String type,
            String id,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
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
        return tagged(writer.put(EntryReader.read(EntryType.of(type), id, entry), ifMatch));
    }

    private static HttpResponse<CatalogEntry> tagged(CatalogEntry entry) {
        return HttpResponse.ok(entry).header(HttpHeaders.ETAG, EntityTag.of(entry).value());
    }
}
