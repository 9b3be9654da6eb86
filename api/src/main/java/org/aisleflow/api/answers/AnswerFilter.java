package org.aisleflow.api.answers;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.aisleflow.contracts.ids.IdForm;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * Gives the answers that are known at once, on the thread that has read the request. Whoever asks
 * has shown the token before.
 */
@ServerFilter(AnswerFilter.STORES + "**")
final class AnswerFilter implements Ordered {
    static final String STORES = "/api/v1/stores/";

    private final Answers answers;

    AnswerFilter(Answers answers) {
        this.answers = answers;
    }

    @RequestFilter
    @Nullable HttpResponse<byte[]> answer(HttpRequest<?> request) {
        String path = request.getPath();
        int end = path.indexOf('/', STORES.length());
        if (end < 0 || request.getMethod() != HttpMethod.GET || !takesJson(request)) {
            return null;
        }
        String store = path.substring(STORES.length(), end);
        return IdForm.PLAIN.matches(store) ? answers.known(request, StoreId.of(store)) : null;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    private static boolean takesJson(HttpRequest<?> request) {
        String accepted = request.getHeaders().get("Accept");
        return accepted == null
                || accepted.contains(MediaType.ALL)
                || accepted.contains(MediaType.APPLICATION_JSON);
    }
}
