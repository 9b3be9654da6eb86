package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aisleflow.api.Samples;
import org.aisleflow.api.history.Reported;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.junit.jupiter.api.Test;

/** The queue of one till under one sensor, for an hour. */
class QueueSumsTest {
    private static final Instant TEN = Instant.parse("2026-03-04T10:00:00Z");
    private static final TimeRange HOUR = new TimeRange(TEN, TEN.plusSeconds(3600));
    private static final long WHOLE_HOUR = (1L << 60) - 1;
    private static final long FIRST_HALF_HOUR = (1L << 30) - 1;
    private static final DeviceId TILL = DeviceId.of("till-1");
    private static final DeviceId EYE = DeviceId.of("eye-1");
    private static final OpeningHours HOURS = new OpeningHours(Samples.corner());
    private static final Zone LINE =
            new Zone(
                    Samples.corner().zones().getFirst().id(),
                    "Line",
                    Samples.corner().zones().getFirst().polygon(),
                    5,
                    false,
                    List.of(TILL));

    @Test
    void tellsLengthWaitAndWhoGaveUp() {
        QueueView.Span whole =
                sums(WHOLE_HOUR, WHOLE_HOUR)
                        .view(
                                HOUR,
                                List.of(
                                        window(0, 900, 4, 60, 600),
                                        window(20, 2700, 7.5, 60, 1800)),
                                List.of(receipts(3, 50), receipts(55, 50)))
                        .whole();

        assertThat(whole.meanLength()).isEqualTo(1.0);
        assertThat(whole.maxLength()).isEqualTo(7.5);
        assertThat(whole.joined()).isEqualTo(120);
        assertThat(whole.meanWaitSeconds()).isEqualTo(20.0);
        assertThat(whole.served()).isEqualTo(100);
        Band abandoned = Objects.requireNonNull(whole.abandoned());
        assertThat(abandoned.mid()).isEqualTo(20);
        // 1.2816 · √(0.0475 · 120 + 0.0099 · 100) = 3.31
        assertThat(abandoned.high()).isEqualTo(23.31, within(0.01));
        assertThat(whole.abandonment()).isEqualTo(20 / 120.0, within(1e-9));
    }

    @Test
    void tellsQuarterHours() {
        List<QueueView.Span> quarters =
                sums(WHOLE_HOUR, WHOLE_HOUR)
                        .view(HOUR, List.of(window(20, 450, 2, 9, 90)), List.of())
                        .quarters();

        assertThat(quarters).hasSize(4);
        assertThat(quarters).extracting(QueueView.Span::joined).containsExactly(0L, 9L, 0L, 0L);
        assertThat(quarters.get(1).meanLength()).isEqualTo(0.5);
    }

    @Test
    void neverMoreGiveUpThanJoinedAndNeverFewerThanNobody() {
        QueueView.Span whole =
                sums(WHOLE_HOUR, WHOLE_HOUR)
                        .view(HOUR, List.of(window(0, 30, 1, 2, 20)), List.of(receipts(3, 50)))
                        .whole();

        assertThat(whole.abandoned()).isEqualTo(Band.exactly(0));
    }

    @Test
    void whatNoSensorSawIsUnknown() {
        QueueView.Span whole = sums(0, WHOLE_HOUR).view(HOUR, List.of(), List.of()).whole();

        assertThat(whole.meanLength()).isNull();
        assertThat(whole.maxLength()).isNull();
        assertThat(whole.joined()).isNull();
        assertThat(whole.served()).isZero();
        assertThat(whole.abandoned()).isNull();
    }

    @Test
    void whoGaveUpIsToldOfTheTimeInWhichBothWereWatched() {
        QueueView.Span whole =
                sums(WHOLE_HOUR, FIRST_HALF_HOUR)
                        .view(
                                HOUR,
                                List.of(window(0, 900, 4, 60, 600), window(40, 900, 4, 60, 600)),
                                List.of(receipts(5, 55)))
                        .whole();

        assertThat(whole.joined()).isEqualTo(120);
        assertThat(Objects.requireNonNull(whole.abandoned()).mid()).isEqualTo(5);
        assertThat(whole.tillCoverage()).isEqualTo(0.5);
    }

    private static QueueSums sums(long seen, long told) {
        List<Reported> reports =
                new ArrayList<>(
                        List.of(new Reported(EYE, TEN, seen), new Reported(TILL, TEN, told)));
        Instant now = TEN.plusSeconds(7200);
        return new QueueSums(
                LINE,
                HOURS,
                new Coverage(HOURS, Set.of(EYE), reports, now),
                new Coverage(HOURS, Set.of(TILL), reports, now),
                new StatusRule(Duration.ofMinutes(5), now, null));
    }

    private static QueueWindow window(
            int minute, double present, double longest, long joined, double wait) {
        Instant start = TEN.plusSeconds(60L * minute);
        return new QueueWindow(
                Samples.CORNER,
                LINE.id(),
                start,
                present,
                longest,
                joined,
                wait,
                Arrival.of(start.plusSeconds(300)));
    }

    private static ReceiptWindow receipts(int minute, long receipts) {
        Instant start = TEN.plusSeconds(60L * minute);
        return new ReceiptWindow(
                Samples.CORNER,
                TILL,
                start,
                receipts,
                (double) receipts,
                Arrival.of(start.plusSeconds(300)));
    }
}
