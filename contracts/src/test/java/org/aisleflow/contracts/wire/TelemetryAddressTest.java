package org.aisleflow.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.wire.TelemetryAddress.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TelemetryAddressTest {
    @ParameterizedTest
    @EnumSource
    void readsTheTopicAndThePathThatItWrites(Kind kind) {
        TelemetryAddress address =
                ((Parsed.Valid) TelemetryAddress.parsePath("v1/s1/door-1/" + kind)).address();

        assertThat(address.topic()).isEqualTo("aisleflow/v1/s1/door-1/" + kind);
        assertThat(TelemetryAddress.parseTopic(address.topic()))
                .isEqualTo(new Parsed.Valid(address));
        assertThat(TelemetryAddress.parsePath(address.path())).isEqualTo(new Parsed.Valid(address));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    v1/s1/d1/weight            | unknown-kind | the topic must be aisleflow/v1/
                    aisleflow/v2/s1/d1/weight  | unknown-kind | is not of the form v1/{store}/{device}/{kind}
                    aisleflow/v1/s1/d1         | unknown-kind | is not of the form
                    aisleflow/v1/s1/d1/weight/ | unknown-kind | is not of the form
                    aisleflow/v1/s1/d1/Weight  | unknown-kind | there is no kind "Weight"; kinds are crossing, positions,
                    aisleflow/v1/s1/d1/command | unknown-kind | there is no kind "command"
                    aisleflow/v1/s.1/d1/weight | bad-id       | store id "s.1" is not valid
                    aisleflow/v1//d1/weight    | bad-id       | store id "" is not valid
                    aisleflow/v1/s1/+/weight   | bad-id       | device id "+" is not valid
                    aisleflow/v1/s1/dé/weight  | bad-id       | device id "dé" is not valid
                    """)
    void saysWhyATopicIsNoAddress(String topic, String reason, String detail) {
        Parsed parsed = TelemetryAddress.parseTopic(topic);

        assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
        Parsed.Invalid invalid = (Parsed.Invalid) parsed;
        assertThat(invalid.reason()).hasToString(reason);
        assertThat(invalid.detail()).contains(detail);
    }

    @Test
    void keepsWhatCouldBeReadOfATopicThatIsNoAddress() {
        Parsed.Invalid invalid =
                (Parsed.Invalid) TelemetryAddress.parseTopic("aisleflow/v1/s1/d1/weather");

        assertThat(invalid.reason()).isEqualTo(Reason.UNKNOWN_KIND);
        assertThat(invalid.store()).get().hasToString("s1");
        assertThat(invalid.device()).get().hasToString("d1");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,                JSON",
        "Application/JSON;charset=utf-8,  JSON",
        "application/cbor,                CBOR",
        "application/senml+json,          SENML_JSON",
        "application/senml+cbor,          SENML_CBOR"
    })
    void aContentTypeDecidesTheEncodingWhateverTheBytes(String contentType, Encoding encoding) {
        assertThat(Encoding.ofMessage(contentType, new byte[] {'x'})).contains(encoding);
        assertThat(Encoding.ofContentFormat(encoding.contentFormat())).contains(encoding);
    }

    @Test
    void withoutAContentTypeTheFirstByteDecides() {
        assertThat(Encoding.ofMessage(null, bytes("{}"))).contains(Encoding.JSON);
        assertThat(Encoding.ofMessage("", bytes("[]"))).contains(Encoding.JSON);
        assertThat(Encoding.ofMessage(null, new byte[] {(byte) 0xa0})).contains(Encoding.CBOR);
        assertThat(Encoding.ofMessage(null, new byte[0])).contains(Encoding.CBOR);
        assertThat(Encoding.ofMessage("text/plain", bytes("{}"))).isEmpty();
        assertThat(Encoding.ofContentFormat(0)).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
