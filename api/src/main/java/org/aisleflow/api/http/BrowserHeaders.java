package org.aisleflow.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells browsers to load nothing from elsewhere and to keep no answers with shop data. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BrowserHeaders {
    private static final String ONLY_OURS =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** The page of Swagger UI has its script in itself. */
    private static final String ONLY_OURS_AND_INLINE =
            ONLY_OURS + "; script-src 'self' 'unsafe-inline'";

    BrowserHeaders() {}

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String path = request.getPath();
        response.header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(
                        "Content-Security-Policy",
                        path.startsWith("/swagger-ui") ? ONLY_OURS_AND_INLINE : ONLY_OURS);
        if (path.startsWith("/api/")) {
            response.header("Cache-Control", "no-store");
        }
    }
}
