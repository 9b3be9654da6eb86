package org.aisleflow.api.stores;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What every question about a store in a range of time says.
 *
 * @param request the request; its path and query say everything about what is asked
 * @param store the store
 * @param from ISO-8601 time, included; 24 hours before {@code to} if left out
 * @param to ISO-8601 time, not included; now if left out
 */
@Introspected
record Asked(
        HttpRequest<?> request,
        @Parameter(description = "the store") @PathVariable String store,
        @Parameter(description = "ISO-8601 time, included; 24 hours before `to` if left out")
                @QueryValue
                @Nullable String from,
        @Parameter(description = "ISO-8601 time, not included; now if left out") @QueryValue
                @Nullable String to) {}
