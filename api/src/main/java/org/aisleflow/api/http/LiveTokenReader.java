package org.aisleflow.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the token from the query of the live call only: a browser's EventSource cannot send
 * headers, and a token in an address is written to logs on the way.
 */
@Singleton
final class LiveTokenReader implements TokenReader<HttpRequest<?>> {
    private static final Pattern LIVE = Pattern.compile("/api/v1/stores/[^/]+/live");

    LiveTokenReader() {}

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return LIVE.matcher(request.getPath()).matches()
                ? request.getParameters().getFirst("token")
                : Optional.empty();
    }
}
