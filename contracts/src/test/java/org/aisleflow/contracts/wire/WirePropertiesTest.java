package org.aisleflow.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.wire.Decoding.Decoded;
import org.aisleflow.contracts.wire.Decoding.Rejected;

class WirePropertiesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:05Z");

    @Property(tries = 200)
    void anyMessageSurvivesEncodingAndDecoding(
            @ForAll("messages") Message message, @ForAll("plainEncodings") Encoding encoding) {
        byte[] payload = TelemetryEncoder.encode(message, encoding);

        Decoding decoding =
                TelemetryDecoder.decode(message.telemetry().kind(), encoding, payload, NOW);

        if (payload.length <= TelemetryDecoder.LARGEST_PAYLOAD_BYTES) {
            assertThat(decoding).isEqualTo(new Decoded(message));
        }
    }

    @Property(tries = 100)
    void anyResolvedPackSurvivesEncodingAndDecoding(
            @ForAll("packs") Senml pack, @ForAll Encoding encoding) {
        Message message = new Message(Numbering.NONE, NOW, pack);

        byte[] payload = TelemetryEncoder.encode(message, encoding);
        Decoding decoding = TelemetryDecoder.decode(Kind.SENML, encoding, payload, NOW);

        assertThat(decoding).isInstanceOf(Decoded.class);
        assertThat(((Decoded) decoding).message().telemetry()).isEqualTo(pack);
    }

    @Property(tries = 600)
    void noBytesMakeTheDecoderThrow(
            @ForAll @Size(max = 200) byte[] payload, @ForAll Kind kind, @ForAll Encoding encoding) {
        assertThat(TelemetryDecoder.decode(kind, encoding, payload, NOW)).isNotNull();
    }

    @Property(tries = 600)
    void noMutatedPayloadMakesTheDecoderThrow(
            @ForAll("messages") Message message,
            @ForAll("plainEncodings") Encoding encoding,
            @ForAll @Size(min = 1, max = 6) List<Integer> changes) {
        byte[] payload = Samples.mutated(TelemetryEncoder.encode(message, encoding), changes);

        Decoding decoding =
                TelemetryDecoder.decode(message.telemetry().kind(), encoding, payload, NOW);

        assertComplete(decoding);
    }

    @Property(tries = 600)
    void noMutatedPackMakesTheDecoderThrow(
            @ForAll("packs") Senml pack,
            @ForAll Encoding encoding,
            @ForAll @Size(min = 1, max = 6) List<Integer> changes) {
        Message message = new Message(Numbering.NONE, NOW, pack);
        byte[] payload = Samples.mutated(TelemetryEncoder.encode(message, encoding), changes);

        assertComplete(TelemetryDecoder.decode(Kind.SENML, encoding, payload, NOW));
    }

    @Property(tries = 30)
    void noTruncatedPayloadIsAccepted(
            @ForAll("messages") Message message, @ForAll("plainEncodings") Encoding encoding) {
        byte[] payload = TelemetryEncoder.encode(message, encoding);

        for (int length = 0; length < payload.length; length += 1 + length / 16) {
            byte[] truncated = Arrays.copyOf(payload, length);
            assertThat(
                            TelemetryDecoder.decode(
                                    message.telemetry().kind(), encoding, truncated, NOW))
                    .isInstanceOf(Rejected.class);
        }
    }

    /** Whatever comes out can go on: it can be encoded again, or it says why not. */
    private static void assertComplete(Decoding decoding) {
        switch (decoding) {
            case Decoded decoded ->
                    assertThat(TelemetryEncoder.encode(decoded.message(), Encoding.JSON))
                            .isNotEmpty();
            case Rejected rejected -> assertThat(rejected.detail()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<Message> messages() {
        return Samples.messages();
    }

    @Provide
    Arbitrary<Senml> packs() {
        return Samples.packs();
    }

    @Provide
    Arbitrary<Encoding> plainEncodings() {
        return Arbitraries.of(Encoding.JSON, Encoding.CBOR);
    }
}
