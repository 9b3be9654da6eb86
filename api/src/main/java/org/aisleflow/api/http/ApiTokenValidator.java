package org.aisleflow.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Knows the one opaque token. Signed tokens of an identity provider would be a second validator
 * beside this one; Micronaut asks them in turn.
 */
@Singleton
final class ApiTokenValidator implements TokenValidator<HttpRequest<?>> {
    private final ApiToken token;

    ApiTokenValidator(ApiToken token) {
        this.token = token;
    }

    @Override
    public Publisher<Authentication> validateToken(String candidate, HttpRequest<?> request) {
        return token.matches(candidate)
                ? Mono.just(Authentication.build("api-token"))
                : Mono.empty();
    }
}
