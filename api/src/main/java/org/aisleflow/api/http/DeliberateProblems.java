package org.aisleflow.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers calls that were ended on purpose. */
@Singleton
final class DeliberateProblems implements ExceptionHandler<ProblemException, HttpResponse<?>> {
    DeliberateProblems() {}

    @Override
    @SuppressWarnings("rawtypes") // as Micronaut declares it
    public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
        return HttpResponse.status(exception.status())
                .contentType(Problem.CONTENT_TYPE)
                .body(exception.problem());
    }
}
