package org.aisleflow.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.telemetry.Senml.Measurement;
import org.aisleflow.contracts.wire.Decoding.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of RFC 8428, resolved as their authors resolved them. */
class SenmlVectorsTest {
    private static final long SOME_TIME = 1_500_000_000;

    static Stream<JsonNode> vectors() throws IOException {
        JsonNode vectors = Mappers.JSON.readTree(resource("resolve_vectors.json"));
        return StreamSupport.stream(vectors.spliterator(), false);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("vectors")
    void resolvesThePackAsItsAuthorsDid(JsonNode vector) throws IOException {
        JsonNode inputs = vector.get("inputs");
        byte[] pack = Mappers.JSON.writeValueAsBytes(inputs.get("pack"));
        Instant now = Instant.ofEpochSecond(inputs.path("now").asLong(SOME_TIME));

        List<Measurement> records = decode(Encoding.SENML_JSON, pack, now).records();

        JsonNode expected = vector.get("expected").get("resolved");
        // The authors' file of example 7 lacks the last record of its pack.
        int compared = vector.get("name").asText().endsWith("ex7") ? 3 : records.size();
        assertThat(expected).hasSize(compared);
        for (int i = 0; i < compared; i++) {
            assertSame(records.get(i), expected.get(i));
        }
    }

    @Test
    void keepsTheDataRecordThatTheAuthorsLeftOut() throws IOException {
        JsonNode seventh = vectors().toList().get(6).get("inputs").get("pack");

        byte[] pack = Mappers.JSON.writeValueAsBytes(seventh);
        Measurement last =
                decode(Encoding.SENML_JSON, pack, Instant.ofEpochSecond(SOME_TIME))
                        .records()
                        .getLast();

        assertThat(last.n()).isEqualTo("urn:dev:ow:10e2073a01080063:nfv-reader");
        assertThat(last.vd()).isEqualTo("aGkgCg");
    }

    @Test
    void resolvesTheCborOfTheRfcLikeItsJson() throws IOException {
        byte[] cbor = HexFormat.of().parseHex(digits(resource("ex3.gen.cbor.hex")));
        Instant now = Instant.ofEpochSecond(SOME_TIME);

        Senml fromCbor = decode(Encoding.SENML_CBOR, cbor, now);

        assertThat(cbor).hasSize(0xc3);
        assertThat(fromCbor)
                .isEqualTo(
                        decode(
                                Encoding.SENML_JSON,
                                resource("ex3.json").getBytes(StandardCharsets.UTF_8),
                                now));
    }

    /** Of {@code 0010 31 30 … |10…|}: the bytes between the address and the characters. */
    private static String digits(String dump) {
        return dump.lines()
                .filter(line -> line.contains("|"))
                .map(line -> line.substring(5, line.indexOf('|')).replace(" ", ""))
                .collect(Collectors.joining());
    }

    private static void assertSame(Measurement actual, JsonNode expected) {
        JsonNode written = Mappers.JSON.valueToTree(actual);
        assertThat(written.propertyStream().map(field -> field.getKey()))
                .containsExactlyInAnyOrderElementsOf(
                        expected.propertyStream().map(field -> field.getKey()).toList());
        expected.propertyStream()
                .forEach(field -> {
                    JsonNode value = written.get(field.getKey());
                    if (field.getValue().isNumber()) {
                        assertThat(value.doubleValue())
                                .isCloseTo(field.getValue().doubleValue(), within(1e-6));
                    } else {
                        assertThat(value).isEqualTo(field.getValue());
                    }
                });
    }

    private static Senml decode(Encoding encoding, byte[] pack, Instant now) {
        Decoding decoding = TelemetryDecoder.decode(Kind.SENML, encoding, pack, now);
        assertThat(decoding).isInstanceOf(Decoded.class);
        Message message = ((Decoded) decoding).message();
        return (Senml) message.telemetry();
    }

    private static String resource(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        SenmlVectorsTest.class.getResourceAsStream("/senml/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
