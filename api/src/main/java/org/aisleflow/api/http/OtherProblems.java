package org.aisleflow.api.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.aisleflow.api.facts.KafkaUnavailableException;
import org.aisleflow.api.history.HistoryUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers everything else that goes wrong: unknown paths, bad JSON, no token, Kafka or history
 * away, bugs. Of a bug the caller learns nothing but that it is one.
 */
@Singleton
final class OtherProblems implements ErrorResponseProcessor<Problem> {
    private static final Logger LOG = LoggerFactory.getLogger(OtherProblems.class);
    private static final String NO_TOKEN =
            "This call needs the API token: send the header \"Authorization: Bearer TOKEN\". The"
                    + " program says the token at its start.";
    private static final String BUG = "This is a bug in Aisleflow; its log says more.";

    OtherProblems() {}

    @Override
    public MutableHttpResponse<Problem> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        Throwable cause = context.getRootCause().orElse(null);
        if (cause instanceof HistoryUnavailableException
                || cause instanceof KafkaUnavailableException) {
            return answer(
                            response,
                            HttpStatus.SERVICE_UNAVAILABLE,
                            String.valueOf(cause.getMessage()))
                    .header("Retry-After", "5");
        }
        HttpStatus status = HttpStatus.valueOf(response.code());
        if (status.getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            LOG.error("a call failed, path={}", context.getRequest().getPath(), cause);
        }
        return answer(response, status, detail(context, status));
    }

    private static MutableHttpResponse<Problem> answer(
            MutableHttpResponse<?> response, HttpStatus status, String detail) {
        return response.status(status)
                .contentType(Problem.CONTENT_TYPE)
                .body(Problem.of(status, detail, null));
    }

    private static String detail(ErrorContext context, HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> NO_TOKEN;
            case NOT_FOUND -> "There is nothing at " + context.getRequest().getPath() + ".";
            case INTERNAL_SERVER_ERROR -> BUG;
            default ->
                    context.getErrors().stream()
                            .map(Error::getMessage)
                            .findFirst()
                            .orElseGet(status::getReason);
        };
    }
}
