package org.aisleflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aisleflow.contracts.credentials.SealedPreSharedKey;
import org.aisleflow.contracts.credentials.SecretHash;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Replay;
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

    private static final Pattern SCRIPT = Pattern.compile("(?:src|href)=['\"]([^'\"]+)['\"]");

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
    void showsWhatTheDoorCountedWithItsCoverageAndStatus() {
        Instant nine = Instant.parse("2026-03-04T09:00:00Z");
        api.tell(Topics.FOOTFALL, Samples.footfall(nine, 3, 1));
        api.tell(Topics.FOOTFALL, Samples.footfall(nine.plusSeconds(60), 2, 0));
        for (int hour = 1; hour <= 2; hour++) {
            Instant before = nine.minusSeconds(3_600L * hour);
            api.tell(Topics.LEDGER, Samples.ledger("door-1", Kind.CROSSING, before, -1L >>> 4));
        }
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
        assertThat(buckets.get(0).get("occupancy").get("mid").asDouble()).isCloseTo(4, within(0.3));
        // The counter did not report: its coverage says what this nought is worth.
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

    @Test
    void letsADeviceInGivesItNewCredentialsAndShutsItOut() {
        var enrolled =
                api.write(
                        "POST",
                        "/api/v1/fleet/devices",
                        "{\"store\":\"corner\",\"device\":\"scale-9\",\"kind\":\"weight\"}");
        JsonNode issued = RunningApi.read(enrolled.body());

        assertThat(enrolled.statusCode()).isEqualTo(201);
        assertThat(enrolled.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(issued.get("user").asText()).isEqualTo("corner/scale-9");
        String secret = issued.get("secret").asText();
        assertThat(secret).hasSize(43);
        var kept = api.newest(Topics.CREDENTIALS);
        assertThat(kept.credentials())
                .filteredOn(SecretHash.class::isInstance)
                .allMatch(hash -> ((SecretHash) hash).matches(secret))
                .hasSize(1);
        assertThat(kept.credentials())
                .filteredOn(SealedPreSharedKey.class::isInstance)
                .map(SealedPreSharedKey.class::cast)
                .map(key -> api.sealingKey.open(key.sealed(), key.identity()).orElseThrow())
                .map(key -> new String(key, StandardCharsets.US_ASCII))
                .containsExactly(issued.get("preSharedKey").asText());
        assertThat(api.json("/api/v1/catalog/stores/corner").toString())
                .contains("scale-9")
                .doesNotContain(secret);
        assertThat(device("scale-9").get("credentials")).hasSize(2);

        assertThat(
                        api.write(
                                        "POST",
                                        "/api/v1/fleet/devices",
                                        "{\"store\":\"corner\",\"device\":\"scale-9\"}")
                                .statusCode())
                .isEqualTo(409);
        JsonNode rotated =
                RunningApi.read(
                        api.write(
                                        "POST",
                                        "/api/v1/fleet/devices/scale-9/credentials?overlap=PT1H",
                                        "{\"types\":[\"secret\"]}")
                                .body());
        assertThat(rotated.get("secret").asText()).isNotEqualTo(secret);
        assertThat(rotated.get("preSharedKey").isNull()).isTrue();
        assertThat(rotated.get("previousUntil").asText()).isEqualTo("2026-03-04T10:30:00Z");
        assertThat(api.newest(Topics.CREDENTIALS).credentials()).hasSize(3);

        assertThat(
                        api.write("DELETE", "/api/v1/fleet/devices/scale-9/credentials", "")
                                .statusCode())
                .isEqualTo(204);
        assertThat(api.newest(Topics.CREDENTIALS).credentials()).isEmpty();
        assertThat(device("scale-9").get("credentials")).isEmpty();
    }

    @Test
    void enrolsManyDevicesAndSaysForEachRowWhatBecameOfIt() {
        String table =
                """
                device,store,kind,certificateSubject
                bulk-1,corner,weight,
                bulk-2,nowhere,weight,
                bulk-3,corner,levitation,
                bulk-1,corner,weight,
                bulk-4,corner,climate,"CN=bulk-4,O=Shop"
                bulk-5,corner,climate,"O=Shop , CN=bulk-4"
                bulk-6,corner,climate,"cn=bulk-4, o=shop"
                """;

        var response =
                api.send(
                        api.request("/api/v1/fleet/devices")
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofString(table))
                                .build());

        assertThat(response.statusCode()).isEqualTo(200);
        List<String> rows = response.body().lines().toList();
        assertThat(rows.get(0))
                .isEqualTo(
                        "row,store,device,user,secret,preSharedKeyIdentity,preSharedKey,certificateSubject,error");
        assertThat(rows.get(1)).startsWith("1,corner,bulk-1,corner/bulk-1,").endsWith(",");
        assertThat(rows.get(2)).startsWith("2,nowhere,bulk-2,,").contains("There is no store");
        assertThat(rows.get(3)).startsWith("3,").contains("levitation");
        assertThat(rows.get(4)).contains("enrolled already");
        assertThat(rows.get(5)).contains("\"CN=bulk-4,O=Shop\"").endsWith(",");
        assertThat(rows.get(6)).startsWith("6,corner,bulk-5,corner/bulk-5,");
        assertThat(rows.get(7)).contains("belongs to device corner/bulk-4");
        assertThat(device("bulk-4").get("credentials").toString())
                .isEqualTo("[\"secret\",\"certificate\",\"pre-shared-key\"]");
    }

    private JsonNode device(String id) {
        for (JsonNode device : api.json("/api/v1/fleet/devices")) {
            if (device.get("device").asText().equals(id)) {
                return device;
            }
        }
        throw new AssertionError("there is no device " + id);
    }

    @Test
    void showsTheFloor() {
        Instant nine = Instant.parse("2026-03-04T09:00:00Z");
        api.tell(Topics.HEAT, Samples.heat(nine));
        api.tell(Topics.HEAT, Samples.heat(nine.plusSeconds(300)));
        api.tell(Topics.ZONES, Samples.zone(nine));
        api.tell(Topics.FLOWS, Samples.flow(nine, "bread", "oil", 6));
        api.tell(Topics.FLOWS, Samples.flow(nine, "oil", "bread", 4));
        api.tell(Topics.RECEIPTS, Samples.receipts(nine));
        api.tell(Topics.PATHS, Samples.path(Windows.startOf(nine, Windows.PATHS)));
        api.tell(Topics.ENTRY_EXIT, Samples.entryExit(Windows.startOf(nine, Windows.PATHS)));
        api.tell(Topics.VISITS, Samples.visits(nine));
        String range = "?from=2026-03-04T09:00:00Z&to=2026-03-04T09:15:00Z";
        await().until(() -> api.json(STORE + "/visits" + range).get("visits").asInt() == 10);

        JsonNode seconds = api.json(STORE + "/heatmap" + range + "&measure=seconds");
        assertThat(seconds.get("columns").asInt()).isEqualTo(8);
        assertThat(seconds.get("rows").asInt()).isEqualTo(4);
        assertThat(seconds.get("values")).hasSize(32);
        assertThat(seconds.get("values").get(0).asDouble()).isEqualTo(61);
        assertThat(seconds.get("outside").asInt()).isEqualTo(2);
        assertThat(api.json(STORE + "/heatmap" + range).get("values").get(0).asDouble())
                .isEqualTo(4);
        JsonNode zones = api.json(STORE + "/zones" + range);
        assertThat(zones).hasSize(2);
        assertThat(zones.get(0).get("exposureRate").asDouble()).isEqualTo(0.5);
        assertThat(zones.get(0).get("meanDwellSeconds").asDouble()).isEqualTo(15);
        assertThat(zones.get(1).get("meanDwellSeconds").isNull()).isTrue();
        JsonNode flows = api.json(STORE + "/flows" + range);
        assertThat(flows.get("links")).hasSize(1);
        assertThat(flows.get("leftOut").asInt()).isEqualTo(1);
        assertThat(flows.get("leftOutMoves").asInt()).isEqualTo(4);
        assertThat(flows.get("links").get(0).get("share").asDouble()).isEqualTo(1);
        JsonNode visits = api.json(STORE + "/visits" + range);
        assertThat(visits.get("buyingUnits").asInt()).isEqualTo(7);
        assertThat(visits.get("bounceRate").asDouble()).isEqualTo(0.4);
        assertThat(visits.get("meanMetresPerSecond").asDouble())
                .isEqualTo(350.5 / 1200, within(1e-9));
        JsonNode unseen =
                api.json(STORE + "/visits?from=2026-03-03T09:00:00Z&to=2026-03-03T10:00:00Z");
        assertThat(unseen.get("visits").isNull()).isTrue();
        assertThat(unseen.get("coverage").asDouble()).isZero();
        assertThat(visits.get("shoppersPerAssociate").asDouble())
                .isEqualTo(1100.25 / 600.5, within(1e-9));
        await().untilAsserted(() -> {
            JsonNode conversion = api.json(STORE + "/conversion" + range);
            assertThat(conversion.get("receipts").asInt()).isEqualTo(6);
            assertThat(conversion.get("byBuyingUnit").asDouble()).isEqualTo(6 / 7.0, within(1e-9));
        });
        // The corner shop names no zone a queue.
        assertThat(api.json(STORE + "/queues" + range)).isEmpty();
        JsonNode unseenDoors =
                api.json(
                        STORE
                                + "/footfall?from=2026-03-03T09:00:00Z&to=2026-03-03T10:00:00Z&bucket=PT1H");
        assertThat(unseenDoors.get(0).get("coverage").asDouble()).isZero();
        await().untilAsserted(() -> {
            JsonNode path = api.json(STORE + "/paths" + range).get("paths").get(0);
            assertThat(path.get("zones")).hasSize(3);
            assertThat(path.get("share").asDouble()).isEqualTo(0.7);
            assertThat(path.get("receipts").asInt()).isEqualTo(6);
            assertThat(path.get("unitsPerReceipt").asDouble()).isEqualTo(15.5 / 6, within(1e-9));
            assertThat(path.get("salesPerReceipt").asDouble()).isEqualTo(48.3 / 6, within(1e-9));
        });
        assertThat(api.json(STORE + "/paths" + range + "&by=basket").get("paths")).hasSize(1);
        assertThat(api.get(STORE + "/paths?by=colour").statusCode()).isEqualTo(400);
        await().untilAsserted(() -> {
            JsonNode doors = api.json(STORE + "/entry-exit" + range);
            assertThat(doors.get("links")).hasSize(1);
            assertThat(doors.get("links").get(0).get("count").asInt()).isEqualTo(8);
            assertThat(doors.get("links").get(0).get("share").asDouble()).isEqualTo(1);
            assertThat(doors.get("leftOutVisits").asInt()).isEqualTo(2);
        });
        JsonNode compared = api.json(STORE + "/compare" + range);
        assertThat(compared.get("subject").get("visits").asInt()).isEqualTo(10);
        // No sensor had reported a week before: nobody knows whether somebody was there.
        assertThat(compared.get("baseline").get("visits").isNull()).isTrue();
        assertThat(compared.get("baseline").get("in").isNull()).isTrue();
        assertThat(compared.get("visits").get("ratio").isNull()).isTrue();
        assertThat(api.json(STORE + "/footfall/forecast").get("hours")).isNotEmpty();
        assertThat(api.get(STORE + "/heatmap?measure=steps").statusCode()).isEqualTo(400);
    }

    @Test
    void saysWhatALateWindowHasChangedAndNothingWithoutTheToken() {
        Instant day = Instant.parse("2026-02-10T09:00:00Z");
        String question = STORE + "/heatmap?from=2026-02-10T09:00:00Z&to=2026-02-10T10:00:00Z";
        api.tell(Topics.HEAT, Samples.heat(day));
        await().until(() -> api.json(question).get("values").get(0).asDouble() == 2);

        api.tell(Topics.HEAT, Samples.heat(day.plusSeconds(300)));

        await().until(() -> api.json(question).get("values").get(0).asDouble() == 4);
        assertThat(api.get(question).body()).isEqualTo(api.get(question).body());
        var anonymous = api.send(HttpRequest.newBuilder(api.uri(question)).build());
        assertThat(anonymous.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesTooManyRowsAndTooLongRanges() {
        assertThat(api.get(STORE + "/footfall?bucket=PT1M&from=2026-02-01T00:00:00Z").body())
                .contains("allowed are up to 5000");
        assertThat(api.get(STORE + "/visits?from=2025-01-01T00:00:00Z").body())
                .contains("allowed are up to 400");
    }

    @Test
    void findsAlertsThatAreOverAndSaysWhatWasLostMeanwhile() {
        Instant since = NOW.minusSeconds(7200);
        api.tell(Topics.PAST_ALERTS, Samples.pastAlert(since));
        api.tell(Topics.PAST_ALERTS, Samples.pastAlert(since.minus(Duration.ofDays(2))));
        api.tell(Topics.SALES, Samples.sales(Windows.startOf(since, Windows.SALES)));

        JsonNode closed =
                await().until(
                                () -> api.json(STORE + "/alerts?state=closed"),
                                found -> found.size() == 1);
        JsonNode lost = api.json(STORE + "/lost-sales");

        assertThat(closed.get(0).get("id").asText()).isEqualTo("out-of-stock~olives");
        assertThat(closed.get(0).get("until").asText())
                .isEqualTo(since.plusSeconds(600).toString());
        assertThat(api.json(STORE + "/alerts")).noneMatch(alert -> alert.hasNonNull("until"));
        assertThat(api.get(STORE + "/alerts?state=some").body()).contains("open, closed or all");
        assertThat(lost.at("/products/0/sku").asText()).isEqualTo("olives");
        assertThat(lost.at("/products/0/empty/0/from").asText()).isEqualTo(since.toString());
        assertThat(lost.at("/lost/mid").isNumber()).isTrue();
    }

    @Test
    void showsOpenAlertsAndSilentDevices() {
        api.tellState(Topics.ALERTS, Samples.outOfStock(NOW.minusSeconds(60), null));
        api.tellState(
                Topics.DEVICES, Samples.device("eye-1", Kind.POSITIONS, NOW.minusSeconds(3600)));
        api.tellState(
                Topics.DEVICES, Samples.device("stranger", Kind.CLIMATE, NOW.minusSeconds(3600)));

        JsonNode alerts =
                await().until(() -> api.json(STORE + "/alerts"), found -> found.size() == 2);

        assertThat(alerts.get(0).get("id").asText()).isEqualTo("out-of-stock~olives");
        assertThat(alerts.get(0).get("until").isNull()).isTrue();
        assertThat(alerts.get(1).get("id").asText()).isEqualTo("silent-device~eye-1");
        JsonNode devices =
                await().until(
                                () -> api.json("/api/v1/fleet/devices?store=corner"),
                                found -> found.size() == 3);
        assertThat(devices.get(0).get("state").asText()).isEqualTo("never");
        assertThat(devices.get(1).get("state").asText()).isEqualTo("silent");
        assertThat(devices.get(2).get("known").asBoolean()).isFalse();
    }

    @Test
    void showsTheLedgerOfADevice() {
        Instant eight = Instant.parse("2026-03-04T08:00:00Z");
        api.tell(Topics.LEDGER, Samples.ledger("eye-1", Kind.POSITIONS, eight, 7));

        JsonNode ledger =
                await().until(
                                () -> api.json("/api/v1/fleet/devices/eye-1/ledger"),
                                found -> found.get("accepted").asInt() == 3);

        assertThat(ledger.get("sent").asInt()).isEqualTo(3);
        assertThat(ledger.get("hours").get(0).get("start").asText())
                .isEqualTo("2026-03-04T08:00:00Z");
        assertThat(api.get("/api/v1/fleet/devices/ghost/ledger").statusCode()).isEqualTo(404);
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
    void tellsWhatHappensAsItHappens() throws Exception {
        var request =
                HttpRequest.newBuilder(api.uri(STORE + "/live?token=" + RunningApi.TOKEN)).build();
        var lines = new LinkedBlockingQueue<String>();
        var stream =
                api.http()
                        .sendAsync(
                                request,
                                HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));
        assertThat(lines.poll(20, TimeUnit.SECONDS)).isEqualTo("event: hello");

        api.tell(Topics.FOOTFALL, Samples.footfall(Instant.parse("2026-03-04T09:29:00Z"), 7, 0));

        await().until(() -> lines.stream().anyMatch(line -> line.contains("\"in\":7")));
        assertThat(lines).contains("event: footfall");
        stream.cancel(true);
        assertThat(api.send(HttpRequest.newBuilder(api.uri(STORE + "/live")).build()).statusCode())
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
