package org.aisleflow.contracts.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.contracts.wire.SampleDomain;

/** The quick way writes what Jackson writes. */
@Domain(DomainContext.Global.class)
@Domain(SampleDomain.class)
class EnvelopeWriterTest {
    @Property(tries = 2_000)
    void everyEnvelopeIsWrittenAsJacksonWritesIt(
            @ForAll Telemetry telemetry,
            @ForAll Instant time,
            @ForAll Instant receivedAt,
            @ForAll ClockSource clock,
            @ForAll Protocol protocol,
            @ForAll long boot,
            @ForAll long seq)
            throws IOException {
        Envelope envelope =
                new Envelope(
                        StoreId.of("s1"),
                        DeviceId.of("d1"),
                        boot,
                        seq,
                        time,
                        time,
                        receivedAt,
                        clock,
                        protocol,
                        telemetry);

        assertThat(new String(EnvelopeWriter.write(envelope), StandardCharsets.UTF_8))
                .isEqualTo(
                        new String(
                                Mappers.JSON.writeValueAsBytes(envelope), StandardCharsets.UTF_8));
    }

    @Property(tries = 2_000)
    void timesAreWrittenAsTheLibraryWritesThem(@ForAll("anyTimes") Instant time) {
        char[] text = new char[IsoInstant.LONGEST];

        int length = IsoInstant.write(time, text);

        boolean hasForm = time.toString().matches("\\d{4}-.*");
        assertThat(new String(text, 0, length)).isEqualTo(hasForm ? time.toString() : "");
    }

    @Provide
    Arbitrary<Instant> anyTimes() {
        Arbitrary<Long> seconds =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(-62_200_000_000L, 253_500_000_000L),
                        Arbitraries.of(-62_167_219_201L, -62_167_219_200L, 253_402_300_799L, 0L));
        Arbitrary<Long> nanos =
                Arbitraries.oneOf(
                        Arbitraries.of(0L, 1L, 1_000L, 120_000_000L, 999_999_999L),
                        Arbitraries.longs().between(0, 999_999_999));
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }
}
