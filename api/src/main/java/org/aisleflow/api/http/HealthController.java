package org.aisleflow.api.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.api.facts.FactsToHistory;
import org.aisleflow.api.facts.StateReader;

/** How the whole is, and each part of it. */
@Controller
@Tag(name = "operation")
final class HealthController {
    private final StateReader reader;
    private final FactsToHistory history;
    private final OtherHealth others;

    HealthController(StateReader reader, FactsToHistory history, OtherHealth others) {
        this.reader = reader;
        this.history = history;
        this.others = others;
    }

    /**
     * Says how the system is; needs no token.
     *
     * @return 200 while people can work with it, 503 if not
     */
    @Get("/health")
    HttpResponse<HealthView> health() {
        Map<String, HealthPart> parts = new TreeMap<>(others.parts().get());
        parts.put("state", state());
        parts.put("history", history());
        HealthPart.Status worst =
                parts.values().stream()
                        .map(HealthPart::status)
                        .max(Comparator.naturalOrder())
                        .orElse(HealthPart.Status.UP);
        return HttpResponse.<HealthView>status(
                        worst == HealthPart.Status.DOWN
                                ? HttpStatus.SERVICE_UNAVAILABLE
                                : HttpStatus.OK)
                .body(new HealthView(worst, parts));
    }

    private HealthPart state() {
        String trouble = reader.trouble();
        if (trouble != null) {
            return HealthPart.down(trouble);
        }
        return reader.isCaughtUp()
                ? HealthPart.up()
                : HealthPart.down("still reading the catalog and the latest states from Kafka");
    }

    private HealthPart history() {
        String trouble = history.trouble();
        return trouble == null ? HealthPart.up() : HealthPart.degraded(trouble);
    }

    /**
     * How the system is.
     *
     * @param status the worst of its parts
     * @param parts each part
     */
    record HealthView(HealthPart.Status status, Map<String, HealthPart> parts) {}
}
