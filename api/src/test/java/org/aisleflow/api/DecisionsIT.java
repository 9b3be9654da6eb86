package org.aisleflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Replay;
import org.aisleflow.contracts.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people decide: master data, orders, and what becomes of dead letters. */
@ExtendWith(SharedApi.class)
@Timeout(60)
class DecisionsIT {
    private static final Instant NOW = SharedApi.NOW;
    private static final String STORE = "/api/v1/stores/corner";

    private final RunningApi api;

    DecisionsIT(RunningApi api) {
        this.api = api;
    }

    @Test
    void sendsADeadLetterAgainMended() {
        byte[] broken = "{\"in\":".getBytes(StandardCharsets.UTF_8);
        var sent = api.send(Topics.REJECTED, "corner", Samples.deadLetter(NOW, broken));
        String id = sent.partition() + "-" + sent.offset();
        await().until(() -> api.json("/api/v1/fleet/rejected").size() > 0);

        var answer =
                api.write("POST", "/api/v1/fleet/rejected/" + id + "/replay", "{\"text\":\"{}\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode letter = api.json("/api/v1/fleet/rejected?reason=malformed&device=door-1").get(0);
        assertThat(letter.get("text").asText()).isEqualTo("{\"in\":");
        assertThat(letter.get("replayedAt").isNull()).isFalse();
        assertThat(api.newest(Topics.REPLAYS))
                .isEqualTo(
                        new Replay(
                                "aisleflow/v1/corner/door-1/crossing",
                                null,
                                Payload.of("{}".getBytes(StandardCharsets.UTF_8))));
        assertThat(api.write("POST", "/api/v1/fleet/rejected/0-99999/replay", "{}").statusCode())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/fleet/rejected?reason=weather").statusCode()).isEqualTo(400);
    }

    @Test
    void keepsACatalogEntryAndNamesWhatIsWrongWithOne() {
        String mill =
                """
                {"id":"mill","leadTimeDays":1,"leadTimeDaysSd":0.5,
                 "orderDays":["MONDAY"],"deliveryDays":["TUESDAY"]}\
                """;

        var put = api.write("PUT", "/api/v1/catalog/suppliers/mill", mill);

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(api.json("/api/v1/catalog/suppliers/mill").get("leadTimeDays").asDouble())
                .isEqualTo(1);
        var negative =
                api.write(
                        "PUT",
                        "/api/v1/catalog/suppliers/mill",
                        mill.replace("\"leadTimeDays\":1", "\"leadTimeDays\":-1"));
        assertThat(negative.statusCode()).isEqualTo(400);
        assertThat(negative.body()).contains("leadTimeDays of supplier mill is -1.0");
        var without =
                api.write(
                        "PUT",
                        "/api/v1/catalog/suppliers/mill",
                        mill.replace("deliveryDays", "deliveryDay"));
        assertThat(RunningApi.read(without.body()).get("field").asText()).isEqualTo("deliveryDays");
        assertThat(api.write("PUT", "/api/v1/catalog/suppliers/other", mill).statusCode())
                .isEqualTo(400);
        assertThat(api.write("PUT", "/api/v1/catalog/suppliers/mill", "{").statusCode())
                .isEqualTo(400);
        assertThat(api.get("/api/v1/catalog/weather").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesToReplaceAnEntryThatSomebodyElseHasChangedMeanwhile() {
        String address = "/api/v1/catalog/suppliers/dairy";
        String dairy =
                """
                {"id":"dairy","leadTimeDays":1,"leadTimeDaysSd":0.5,
                 "orderDays":["MONDAY"],"deliveryDays":["TUESDAY"]}\
                """;
        String first = tag(api.write("PUT", address, dairy));
        assertThat(tag(api.get(address))).isEqualTo(first);
        String second =
                tag(
                        replace(
                                address,
                                dairy.replace("\"leadTimeDays\":1", "\"leadTimeDays\":2"),
                                first));

        HttpResponse<String> late = replace(address, dairy, first);

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("Read it again");
        assertThat(tag(api.get(address))).isEqualTo(second).isNotEqualTo(first);
        assertThat(replace(address, dairy, second).statusCode()).isEqualTo(200);
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> replace(String address, String entry, String ifMatch) {
        return api.send(
                api.request(address)
                        .header("Content-Type", "application/json")
                        .header("If-Match", ifMatch)
                        .PUT(HttpRequest.BodyPublishers.ofString(entry))
                        .build());
    }

    @Test
    void keepsTheLayoutOfTheTimeBeforeAChangedOneApplies() {
        String shop =
                """
                {"id":"rebuilt","name":"Rebuilt","timezone":"UTC","opens":"08:00:00","closes":"20:00:00",
                 "widthMetres":10,"depthMetres":8,"doors":[],"shelves":[],"devices":[],
                 "zones":[{"id":"old","name":"Old","polygon":[[0,0],[4,0],[4,4]],"dwellSeconds":5}]}\
                """;
        String address = "/api/v1/catalog/stores/rebuilt";
        assertThat(api.write("PUT", address, shop).statusCode()).isEqualTo(200);
        String changed =
                shop.replace("\"old\"", "\"new\"")
                        .replace(
                                "{\"id\":\"rebuilt\"",
                                "{\"validFrom\":\"2026-02-01T00:00:00Z\",\"id\":\"rebuilt\"");

        assertThat(api.write("PUT", address, changed).statusCode()).isEqualTo(200);

        JsonNode kept = api.json(address);
        assertThat(kept.get("validFrom").asText()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(kept.get("earlier")).hasSize(1);
        assertThat(kept.at("/earlier/0/zones/0/id").asText()).isEqualTo("old");
        assertThat(
                        api.json(
                                "/api/v1/stores/rebuilt/zones?from=2026-01-31T00:00:00Z&to=2026-02-02T00:00:00Z"))
                .extracting(zone -> zone.get("zone").asText())
                .containsExactly("new", "old");
        assertThat(
                        api.json(
                                "/api/v1/stores/rebuilt/zones?from=2026-02-01T00:00:00Z&to=2026-02-02T00:00:00Z"))
                .hasSize(1);
        // What was read can be written back.
        assertThat(api.write("PUT", address, kept.toString()).statusCode()).isEqualTo(200);
        assertThat(api.json(address)).isEqualTo(kept);
        var wrong = api.write("PUT", address, changed.replace("2026-02-01T00:00:00Z", "soon"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(RunningApi.read(wrong.body()).get("field").asText()).isEqualTo("validFrom");
    }

    @Test
    void keepsADecisionOverARestart() {
        api.tellState(Topics.STOCK, Samples.lowOnOlives(NOW, 4));
        String suggestions = "/api/v1/replenishment/suggestions";
        JsonNode open =
                await().until(
                                () -> api.json(suggestions + "?state=open&store=corner"),
                                found -> found.size() == 1)
                        .get(0);
        String id = open.get("id").asText();
        String decision = suggestions + "/" + id + "/decision";
        assertThat(open.get("quantity").asInt() % 6).isZero();
        assertThat(open.get("reason").asText()).contains("4 on hand");
        assertThat(api.json(STORE + "/stock").get(0).get("capacity").asInt()).isEqualTo(24);
        assertThat(api.get(suggestions + ".csv").body())
                .startsWith("id,store,sku")
                .contains(id + ",corner,olives,Olives,grove");
        assertThat(api.write("POST", decision, "{\"action\":\"edit\"}").statusCode())
                .isEqualTo(400);
        assertThat(api.write("POST", decision, "{\"action\":\"reject\"}").body())
                .contains("\"field\":\"reason\"");

        knowsWhatIsOnOrder(suggestions + "?state=open&store=corner");

        var decided = api.write("POST", decision, "{\"action\":\"edit\",\"quantity\":30}");

        assertThat(decided.statusCode()).isEqualTo(200);
        assertThat(api.write("POST", decision, "{\"action\":\"approve\"}").statusCode())
                .isEqualTo(409);
        assertThat(api.json(suggestions + "?state=open")).isEmpty();
        api.restartApi();
        JsonNode after = api.json(suggestions);
        assertThat(after).hasSize(1);
        assertThat(after.get(0).get("state").asText()).isEqualTo("edited");
        assertThat(after.get(0).get("decision").get("quantity").asInt()).isEqualTo(30);
        assertThat(api.write("POST", suggestions + "/nothing/decision", "{}").statusCode())
                .isEqualTo(404);
    }

    private void knowsWhatIsOnOrder(String open) {
        String orders = "/api/v1/replenishment/orders";
        String order =
                """
                {"id": "po-1", "store": "corner", "supplier": "grove", "placed": "%s", "due": "%s",
                 "lines": [{"sku": "olives", "quantity": %d}]}\
                """
                        .formatted(NOW, NOW.plusSeconds(86_400), 100);

        assertThat(api.write("POST", orders, order).statusCode()).isEqualTo(200);
        assertThat(api.json(open)).isEmpty();
        assertThat(api.json(orders + "?store=corner").get(0).get("id").asText()).isEqualTo("po-1");

        assertThat(api.write("DELETE", orders + "/po-1?store=corner", "").statusCode())
                .isEqualTo(204);
        assertThat(api.json(open)).hasSize(1);
        assertThat(api.write("DELETE", orders + "/po-1?store=corner", "").statusCode())
                .isEqualTo(404);
        assertThat(api.write("POST", orders, order.replace("100", "0")).body())
                .contains("\"field\":\"lines[0]\"", "quantity is 0, allowed are 1 to");
        assertThat(api.write("POST", orders, order.replace("placed", "plcd")).body())
                .contains("placed is missing");
    }
}
