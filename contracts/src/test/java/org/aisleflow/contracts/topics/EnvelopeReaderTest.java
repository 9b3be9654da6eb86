package org.aisleflow.contracts.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.contracts.wire.SampleDomain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way must lead where Jackson leads, or nowhere. */
@Domain(DomainContext.Global.class)
@Domain(SampleDomain.class)
class EnvelopeReaderTest {
    private static final String FRAME =
            """
            {"store":"s1","device":"eye-1","boot":2,"seq":7,"time":"2026-01-10T09:30:01.25Z",\
            "deviceTime":"2026-01-10T09:30:01.25Z","receivedAt":"2026-01-10T09:30:01.4Z",\
            "clock":"device","protocol":"mqtt","telemetry":{"kind":"positions",\
            "tracks":[{"id":"t1","x":1.5,"y":2},{"id":"t2","x":-3,"y":0.25,"staff":true}]}}\
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"positions\",\"tracks\":[{\"id\":\"t1\",\"x\":1.5,\"y\":2,\"staff\":true}]",
                "\"positions\",\"tracks\":[]",
                "\"weight\",\"shelf\":\"a1\",\"grams\":-12.5",
                "\"status\",\"sent\":3,\"battery\":50",
                "\"sale\",\"receipt\":\"r1\",\"lines\":[{\"sku\":\"milk\",\"quantity\":2}]"
            })
    void whatTheGatewayWritesIsReadQuickly(String telemetry) throws IOException {
        String json = FRAME.substring(0, FRAME.indexOf("\"positions\"")) + telemetry + "}}";

        assertThat(EnvelopeReader.read(json.getBytes(StandardCharsets.UTF_8)))
                .isNotNull()
                .isEqualTo(Mappers.JSON.readValue(json, Envelope.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Jackson takes these, as something that the quick way need not know.
                "\"seq\":7,               | ''",
                "\"boot\":2               | \"boot\":2,\"extra\":[1]",
                "\"x\":1.5,               | ''",
                "\"kind\":\"positions\",  | \"new\":1,\"kind\":\"positions\",",
                "2026-01-10T09:30:01.4Z   | 2026-01-10T10:30:01.4+01:00",
                "\"clock\":\"device\"     | \"clock\":\"gateway\"",
                "\"staff\":true           | \"staff\":null",
                "\"seq\":7                | \"seq\":7,\"seq\":8",
                // These it refuses.
                "\"store\":\"s1\"         | \"store\":\"s 1\"",
                "\"y\":2                  | \"y\":20000",
                "\"boot\":2               | \"boot\":null",
                "2026-01-10T09:30:01.4Z   | 2026-02-30T09:30:01.4Z",
                "]}}                      | ]}}}",
                "]}}                      | ]}"
            })
    void whatDiffersIsLeftToJackson(String from, String to) {
        String json = FRAME.replace(from, to);

        assertThat(json).isNotEqualTo(FRAME);
        assertLeadsWhereJacksonLeads(json.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2_000)
    void bytesThatAreBrokenAnywhereAreLeftToJackson(
            @ForAll Telemetry telemetry,
            @ForAll Instant time,
            @ForAll int place,
            @ForAll("characters") char other) {
        Envelope envelope =
                new Envelope(
                        StoreId.of("s1"),
                        DeviceId.of("d1"),
                        1,
                        Numbering.LARGEST,
                        time,
                        time,
                        time,
                        ClockSource.DEVICE,
                        Protocol.COAP,
                        telemetry);
        byte[] bytes = Topics.TELEMETRY.values().serializer().serialize("", envelope);
        bytes[Math.floorMod(place, bytes.length)] = (byte) other;

        assertLeadsWhereJacksonLeads(bytes);
    }

    @Property
    void timesAreThoseOfTheLibrary(@ForAll Instant time) {
        char[] text = ("<" + time + ">").toCharArray();

        assertThat(IsoInstant.read(text, 1, text.length - 2)).isEqualTo(time);
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.of('0', '9', '-', '.', 'e', '"', ',', ':', '{', '}', '[', ' ', 'a', 'Z');
    }

    private static void assertLeadsWhereJacksonLeads(byte[] json) {
        Envelope quick = EnvelopeReader.read(json);

        if (quick != null) {
            assertThat(quick).isEqualTo(byJackson(json));
        }
    }

    private static @Nullable Envelope byJackson(byte[] json) {
        try {
            return Mappers.JSON.readValue(json, Envelope.class);
        } catch (IOException refused) {
            return null;
        }
    }
}
