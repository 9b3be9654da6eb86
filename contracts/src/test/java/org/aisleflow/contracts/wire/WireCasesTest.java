package org.aisleflow.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.wire.Decoding.Decoded;
import org.aisleflow.contracts.wire.Decoding.Rejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every golden file under {@code wire/}. */
class WireCasesTest {
    /** Five seconds after the time in the cases. */
    private static final Instant RECEIVED_AT = Instant.parse("2026-01-31T09:30:05Z");

    static Stream<WireCase> cases() {
        return Stream.of("valid", "invalid").flatMap(folder -> WireCase.in(folder).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void becomesWhatItsFileSays(WireCase wireCase) throws JsonProcessingException {
        Decoding decoding =
                TelemetryDecoder.decode(
                        wireCase.kind(),
                        wireCase.encoding(),
                        wireCase.payload().bytes(),
                        RECEIVED_AT);

        if (wireCase.outcome().startsWith("{")) {
            assertThat(decoding).isEqualTo(new Decoded(message(wireCase.outcome())));
        } else {
            Map<String, String> refusal = WireCase.settings(wireCase.outcome());
            assertThat(decoding).isInstanceOf(Rejected.class);
            Rejected rejected = (Rejected) decoding;
            assertThat(rejected.detail()).contains(refusal.get("detail"));
            assertThat(rejected.reason()).hasToString(refusal.get("reason"));
            assertThat(text(rejected.numbering())).isEqualTo(refusal.get("numbering"));
            assertThat(rejected.time() == null ? "none" : rejected.time().toString())
                    .isEqualTo(refusal.get("time"));
        }
    }

    @Test
    void everyKindHasValidAndInvalidCasesInBothFamiliesOfEncodings() {
        for (Kind kind : Kind.values()) {
            assertThat(encodingsOf(kind, "valid")).contains(true, false);
            assertThat(encodingsOf(kind, "invalid")).isNotEmpty();
        }
        assertThat(cases().map(WireCase::encoding).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Encoding.class));
    }

    private static Set<Boolean> encodingsOf(Kind kind, String folder) {
        List<WireCase> cases = WireCase.in(folder);
        return cases.stream()
                .filter(wireCase -> wireCase.kind() == kind)
                .map(wireCase -> wireCase.encoding().isBinary())
                .collect(Collectors.toSet());
    }

    private static Message message(String json) throws JsonProcessingException {
        JsonNode expected = Mappers.JSON.readTree(json);
        return new Message(
                new Numbering(expected.get("boot").longValue(), expected.get("seq").longValue()),
                Instant.parse(expected.get("time").textValue()),
                Mappers.JSON.treeToValue(expected.get("telemetry"), Telemetry.class));
    }

    private static String text(@Nullable Numbering numbering) {
        return numbering == null ? "none" : numbering.boot() + "/" + numbering.seq();
    }
}
