package org.aisleflow.api.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.aisleflow.api.facts.StateReader;
import org.jspecify.annotations.Nullable;

/** Nobody shall take a half-read catalog for the whole one. */
@ServerFilter("/api/**")
final class ReadyFilter implements Ordered {
    private final StateReader reader;

    ReadyFilter(StateReader reader) {
        this.reader = reader;
    }

    @RequestFilter
    @Nullable HttpResponse<Problem> refuseUntilReady() {
        if (reader.isCaughtUp()) {
            return null;
        }
        HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
        return HttpResponse.<Problem>status(status)
                .contentType(Problem.CONTENT_TYPE)
                .header("Retry-After", "1")
                .body(
                        Problem.of(
                                status,
                                "Still reading the catalog and the latest states; try again in a"
                                        + " second.",
                                null));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
