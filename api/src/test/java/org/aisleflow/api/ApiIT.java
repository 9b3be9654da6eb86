package org.aisleflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.topics.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ApiIT {
    /** A Wednesday, half past ten in Rome. */
    private static final Instant NOW = Instant.parse("2026-03-04T09:30:00Z");

    private static final String STORE = "/api/v1/stores/corner";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        api = new RunningApi(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        api.tell(Samples.grove());
        api.tell(Samples.olives());
        api.tell(Samples.corner());
        await().until(() -> api.json("/api/v1/stores").size() == 1);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void refusesWhoHasNoToken() {
        var anonymous = HttpRequest.newBuilder(api.uri("/api/v1/stores")).build();
        var wrong =
                HttpRequest.newBuilder(api.uri("/api/v1/stores"))
                        .header("Authorization", "Bearer not-the-token-at-all")
                        .build();

        for (HttpRequest request : java.util.List.of(anonymous, wrong)) {
            var response = api.send(request);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(RunningApi.read(response.body()).get("detail").asText())
                    .contains("Authorization: Bearer");
        }
    }

    @Test
    void showsWhatTheDoorCountedWithItsCoverageAndStatus() {
        Instant nine = Instant.parse("2026-03-04T09:00:00Z");
        api.tell(Topics.FOOTFALL, Samples.footfall(nine, 3, 1));
        api.tell(Topics.FOOTFALL, Samples.footfall(nine.plusSeconds(60), 2, 0));
        api.tell(Topics.LEDGER, Samples.ledger("door-1", Kind.CROSSING, nine, (1L << 15) - 1));

        JsonNode buckets =
                await().until(
                                () ->
                                        api.json(
                                                STORE
                                                        + "/footfall?from=2026-03-04T09:00:00Z"
                                                        + "&to=2026-03-04T11:00:00Z"),
                                rows ->
                                        rows.get(0).get("in").asInt() == 5
                                                && rows.get(0).get("coverage").asDouble() == 1);

        assertThat(buckets).hasSize(3);
        assertThat(buckets.get(0).get("out").asInt()).isEqualTo(1);
        assertThat(buckets.get(0).get("status").asText()).isEqualTo("final");
        assertThat(buckets.get(0).get("occupancy").get("mid").asDouble()).isEqualTo(4);
        assertThat(buckets.get(1).get("in").asInt()).isZero();
        assertThat(buckets.get(1).get("coverage").asDouble()).isZero();
        assertThat(buckets.get(2).get("status").asText()).isEqualTo("provisional");
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
}
