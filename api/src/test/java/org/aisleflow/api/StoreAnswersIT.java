package org.aisleflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is told of a store. */
@ExtendWith(SharedApi.class)
@Timeout(60)
class StoreAnswersIT {
    private static final Instant NOW = SharedApi.NOW;
    private static final String STORE = "/api/v1/stores/corner";

    private final RunningApi api;

    StoreAnswersIT(RunningApi api) {
        this.api = api;
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
}
