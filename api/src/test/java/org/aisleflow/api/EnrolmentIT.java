package org.aisleflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aisleflow.contracts.credentials.SealedPreSharedKey;
import org.aisleflow.contracts.credentials.SecretHash;
import org.aisleflow.contracts.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who lets devices in, one or many, and what becomes of them. */
@ExtendWith(SharedApi.class)
@Timeout(60)
class EnrolmentIT {
    private final RunningApi api;

    EnrolmentIT(RunningApi api) {
        this.api = api;
    }

    @Test
    void letsADeviceInGivesItNewCredentialsAndShutsItOut() {
        var enrolled =
                api.write(
                        "POST",
                        "/api/v1/fleet/devices",
                        "{\"store\":\"annex\",\"device\":\"scale-9\",\"kind\":\"weight\"}");
        JsonNode issued = RunningApi.read(enrolled.body());

        assertThat(enrolled.statusCode()).isEqualTo(201);
        assertThat(enrolled.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(issued.get("user").asText()).isEqualTo("annex/scale-9");
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
        assertThat(api.json("/api/v1/catalog/stores/annex").toString())
                .contains("scale-9")
                .doesNotContain(secret);
        assertThat(device("scale-9").get("credentials")).hasSize(2);

        assertThat(
                        api.write(
                                        "POST",
                                        "/api/v1/fleet/devices",
                                        "{\"store\":\"annex\",\"device\":\"scale-9\"}")
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
                bulk-1,annex,weight,
                bulk-2,nowhere,weight,
                bulk-3,annex,levitation,
                bulk-1,annex,weight,
                bulk-4,annex,climate,"CN=bulk-4,O=Shop"
                bulk-5,annex,climate,"O=Shop , CN=bulk-4"
                bulk-6,annex,climate,"cn=bulk-4, o=shop"
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
        assertThat(rows.get(1)).startsWith("1,annex,bulk-1,annex/bulk-1,").endsWith(",");
        assertThat(rows.get(2)).startsWith("2,nowhere,bulk-2,,").contains("There is no store");
        assertThat(rows.get(3)).startsWith("3,").contains("levitation");
        assertThat(rows.get(4)).contains("enrolled already");
        assertThat(rows.get(5)).contains("\"CN=bulk-4,O=Shop\"").endsWith(",");
        assertThat(rows.get(6)).startsWith("6,annex,bulk-5,annex/bulk-5,");
        assertThat(rows.get(7)).contains("belongs to device annex/bulk-4");
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
}
