package org.aisleflow.streams.climate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClimateBookTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final TemperatureBand FREEZER =
            new TemperatureBand(null, -18.0, Duration.ofMinutes(10), Duration.ofMinutes(1));

    private @Nullable ClimateBook book;

    @Test
    void isNoExcursionWithinTheAllowance() {
        for (int minute = 0; minute <= 10; minute++) {
            read(minute, -15);
        }

        assertThat(read(0, 0).isExcursion()).isFalse();
    }

    @Test
    void isAnExcursionOnceItLastedLonger() {
        for (int minute = 0; minute <= 10; minute++) {
            read(minute, -15 + minute % 3);
        }

        ClimateBook after = read(11, -16);

        assertThat(after.isExcursion()).isTrue();
        assertThat(after.outsideSince()).isEqualTo(NINE);
        assertThat(after.outside()).isEqualTo(Duration.ofMinutes(11));
        assertThat(after.extremeCelsius()).isEqualTo(-13);
    }

    @Test
    void beginsAnewWhenItWasInside() {
        for (int minute = 0; minute <= 9; minute++) {
            read(minute, -15);
        }
        read(10, -18);

        assertThat(read(11, -15).outside()).isZero();
        assertThat(read(12, -15).isExcursion()).isFalse();
    }

    @Test
    void doesNotCountSilenceBeyondOneInterval() {
        read(0, -15);

        ClimateBook after = read(600, -15);

        assertThat(after.outside()).isEqualTo(Duration.ofMinutes(1));
        assertThat(after.isExcursion()).isFalse();
    }

    @Test
    void isNotChangedByWhatComesLate() {
        ClimateBook newest = read(10, -20);

        assertThat(read(5, 30)).isSameAs(newest);
        assertThat(read(10, 30)).isSameAs(newest);
    }

    @Test
    void allowsAnythingWhereTheCatalogForbidsNothing() {
        assertThat(TemperatureBand.of(null).isOutside(90)).isFalse();
    }

    @Test
    void isSaidInASentence() {
        for (int minute = 0; minute <= 11; minute++) {
            read(minute, -15.25);
        }
        ExcursionAlert alerts =
                new ExcursionAlert(StoreId.of("s1"), DeviceId.of("freezer-1"), ZoneOffset.UTC);

        Alert open = alerts.open(read(12, -12.5), FREEZER);
        Alert closed = alerts.closed(open, NINE.plusSeconds(900));

        assertThat(open.message())
                .isEqualTo(
                        "freezer-1 is too warm since 2 March 09:00: -12.5 °C, allowed are up to"
                                + " -18.0.");
        assertThat(open.since()).isEqualTo(NINE);
        assertThat(open.evidence())
                .containsEntry("extremeCelsius", "-12.5")
                .containsEntry("outsideSeconds", "720")
                .containsEntry("allowanceSeconds", "600");
        assertThat(closed.message())
                .isEqualTo(
                        "freezer-1 was outside its temperatures from 2 March 09:00 to 2 March"
                                + " 09:15: -12.5 °C at the worst.");
        assertThat(closed.until()).isEqualTo(NINE.plusSeconds(900));
        assertThat(closed.evidence()).containsEntry("seconds", "900");
    }

    @Test
    void survivesBeingStored() {
        for (ClimateBook kept : new ClimateBook[] {read(0, -20), read(1, -15), read(2, -14)}) {
            BytesOut out = new BytesOut();
            ClimateBookCodec.CODEC.write(kept, out);

            assertThat(ClimateBookCodec.CODEC.read(new BytesIn(out.toBytes()))).isEqualTo(kept);
        }
    }

    private ClimateBook read(int minute, double celsius) {
        ClimateBook after =
                ClimateBook.after(book, NINE.plusSeconds(60L * minute), celsius, FREEZER);
        book = after;
        return after;
    }
}
