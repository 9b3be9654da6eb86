package org.aisleflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server: who may ask, what is wrong with a question, what happens live, and its pages. */
@ExtendWith(SharedApi.class)
@Timeout(60)
class ApiIT {
    private static final String STORE = "/api/v1/stores/corner";
    private static final String ANNEX = "/api/v1/stores/annex";
    private static final Pattern SCRIPT = Pattern.compile("(?:src|href)=['\"]([^'\"]+)['\"]");

    private final RunningApi api;

    ApiIT(RunningApi api) {
        this.api = api;
    }

    @Test
    void refusesWhoHasNoToken() {
        var anonymous = HttpRequest.newBuilder(api.uri("/api/v1/stores")).build();
        var wrong =
                HttpRequest.newBuilder(api.uri("/api/v1/stores"))
                        .header("Authorization", "Bearer not-the-token-at-all")
                        .build();

        for (HttpRequest request : List.of(anonymous, wrong)) {
            var response = api.send(request);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(RunningApi.read(response.body()).get("detail").asText())
                    .contains("Authorization: Bearer");
        }
    }

    @Test
    void saysWhatIsWrongWithARange() {
        var response = api.get(STORE + "/footfall?from=yesterday");

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = RunningApi.read(response.body());
        assertThat(problem.get("field").asText()).isEqualTo("from");
        assertThat(problem.get("title").asText()).isEqualTo("Bad Request");
    }

    @Test
    void saysThatAStoreDoesNotExist() {
        var response = api.get("/api/v1/stores/nowhere");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(RunningApi.read(response.body()).get("detail").asText()).contains("nowhere");
    }

    @Test
    void refusesTooManyRowsAndTooLongRanges() {
        assertThat(api.get(STORE + "/footfall?bucket=PT1M&from=2026-02-01T00:00:00Z").body())
                .contains("allowed are up to 5000");
        assertThat(api.get(STORE + "/visits?from=2025-01-01T00:00:00Z").body())
                .contains("allowed are up to 400");
    }

    @Test
    void tellsItsHealthAndItsMetricsToAnybody() {
        var health = api.send(HttpRequest.newBuilder(api.uri("/health")).build());
        var metrics = api.send(HttpRequest.newBuilder(api.uri("/prometheus")).build());
        var description = api.send(HttpRequest.newBuilder(api.uri("/openapi.yml")).build());
        var viewer = api.send(HttpRequest.newBuilder(api.uri("/swagger-ui/index.html")).build());

        assertThat(RunningApi.read(health.body()).get("status").asText()).isEqualTo("UP");
        assertThat(metrics.body()).contains("aisleflow_history_written_total");
        assertThat(description.body()).contains("/api/v1/stores/{store}/footfall");
        assertThat(viewer.body()).contains("swagger").doesNotContain("unpkg.com");
    }

    @Test
    void tellsWhatHappensAsItHappens() throws Exception {
        var request =
                HttpRequest.newBuilder(api.uri(ANNEX + "/live?token=" + RunningApi.TOKEN)).build();
        var lines = new LinkedBlockingQueue<String>();
        var stream =
                api.http()
                        .sendAsync(
                                request,
                                HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));
        assertThat(lines.poll(20, TimeUnit.SECONDS)).isEqualTo("event: hello");

        FootfallWindow seen = Samples.footfall(SharedApi.NOW.minusSeconds(60), 7, 0);
        api.tell(
                Topics.FOOTFALL,
                new FootfallWindow(
                        SharedApi.ANNEX.id(),
                        seen.line(),
                        seen.start(),
                        seen.in(),
                        seen.out(),
                        seen.passing(),
                        seen.arrival()));

        await().until(() -> lines.stream().anyMatch(line -> line.contains("\"in\":7")));
        assertThat(lines).contains("event: footfall");
        stream.cancel(true);
        assertThat(api.send(HttpRequest.newBuilder(api.uri(ANNEX + "/live")).build()).statusCode())
                .isEqualTo(401);
        assertThat(
                        api.send(
                                        HttpRequest.newBuilder(
                                                        api.uri(
                                                                "/api/v1/stores?token="
                                                                        + RunningApi.TOKEN))
                                                .build())
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void describesEveryCall() {
        String description =
                api.send(HttpRequest.newBuilder(api.uri("/openapi.yml")).build()).body();

        assertThat(description)
                .contains(
                        "  /health:",
                        "  /api/v1/stores:",
                        "  /api/v1/stores/{store}:",
                        "  /api/v1/stores/{store}/footfall:",
                        "  /api/v1/stores/{store}/heatmap:",
                        "  /api/v1/stores/{store}/zones:",
                        "  /api/v1/stores/{store}/flows:",
                        "  /api/v1/stores/{store}/visits:",
                        "  /api/v1/stores/{store}/queues:",
                        "  /api/v1/stores/{store}/stock:",
                        "  /api/v1/stores/{store}/alerts:",
                        "  /api/v1/stores/{store}/lost-sales:",
                        "  /api/v1/stores/{store}/live:",
                        "  /api/v1/replenishment/suggestions:",
                        "  /api/v1/replenishment/suggestions.csv:",
                        "  /api/v1/replenishment/suggestions/{id}/decision:",
                        "  /api/v1/replenishment/orders:",
                        "  /api/v1/replenishment/orders/{id}:",
                        "  /api/v1/fleet/devices:",
                        "  /api/v1/fleet/devices/{device}/ledger:",
                        "  /api/v1/fleet/rejected:",
                        "  /api/v1/fleet/rejected/{id}/replay:",
                        "  /api/v1/catalog/{type}:",
                        "  /api/v1/catalog/{type}/{id}:");
    }

    @Test
    void servesThePageAndTheViewerFromItself() {
        var page = api.send(HttpRequest.newBuilder(api.uri("/")).build());
        var viewer = api.send(HttpRequest.newBuilder(api.uri("/swagger-ui/index.html")).build());
        var chart =
                api.send(
                        HttpRequest.newBuilder(api.uri("/webjars/uplot/1.6.30/dist/uPlot.min.css"))
                                .build());
        var nothing = api.send(HttpRequest.newBuilder(api.uri("/nothing")).build());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(chart.statusCode()).isEqualTo(200);
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(viewer.statusCode()).isEqualTo(200);
        for (Matcher used = SCRIPT.matcher(viewer.body()); used.find(); ) {
            URI script = api.uri("/swagger-ui/").resolve(used.group(1));
            assertThat(script.getHost()).as(script.toString()).isEqualTo("127.0.0.1");
            assertThat(api.send(HttpRequest.newBuilder(script).build()).statusCode())
                    .as(script.toString())
                    .isEqualTo(200);
        }
    }

    /** Collects lines until the stream is cut off. */
    private record Lines(BlockingQueue<String> lines) implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            lines.add(line);
        }

        @Override
        public void onError(Throwable cutOff) {}

        @Override
        public void onComplete() {}
    }
}
