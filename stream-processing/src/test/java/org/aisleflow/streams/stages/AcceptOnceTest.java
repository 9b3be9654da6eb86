package org.aisleflow.streams.stages;

import static org.aisleflow.streams.stages.Sent.crossing;
import static org.aisleflow.streams.stages.Sent.message;
import static org.aisleflow.streams.stages.Sent.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.Tallies.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcceptOnceTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void countsAMessageOnceHoweverOftenItComes() {
        bench.send(message(2, 1, TEN, crossing(3, 1)), message(2, 1, TEN, crossing(3, 1)));

        FootfallWindow window = only(bench.told(Topics.FOOTFALL));
        assertThat(window.in()).isEqualTo(3);
        assertThat(window.out()).isEqualTo(1);
        LedgerHour hour = only(bench.told(Topics.LEDGER));
        assertThat(hour.accepted()).isEqualTo(1);
        assertThat(hour.duplicates()).isEqualTo(1);
    }

    @Test
    void addsABurstUpAndTellsItOnce() {
        for (int seq = 1; seq <= 50; seq++) {
            bench.send(message(2, seq, TEN.plusSeconds(seq), crossing(1, 0)));
        }

        FootfallWindow window = only(bench.told(Topics.FOOTFALL));

        assertThat(window.in()).isEqualTo(50);
        assertThat(window.start()).isEqualTo(TEN);
    }

    @Test
    void tellsFootfallWithinAQuarterOfASecond() {
        bench.send(message(2, 1, TEN, crossing(3, 1))).pass(Duration.ofMillis(250));

        assertThat(bench.told(Topics.FOOTFALL)).hasSize(1);
    }

    @Test
    void saysWhichMessagesAreMissingUntilTheyCome() {
        bench.send(message(2, 1, TEN, crossing(1, 0)), message(2, 5, TEN, crossing(1, 0)));

        LedgerHour before = only(bench.told(Topics.LEDGER));
        assertThat(before.missing()).isEqualTo(3);
        assertThat(before.missingRanges()).containsExactly(new LedgerHour.Gap(2, 2, 4));

        bench.send(message(2, 3, TEN, crossing(1, 0)));

        LedgerHour after = only(bench.told(Topics.LEDGER));
        assertThat(after.missing()).isEqualTo(2);
        assertThat(after.missingRanges())
                .containsExactly(new LedgerHour.Gap(2, 2, 2), new LedgerHour.Gap(2, 4, 4));
    }

    @Test
    void knowsFromAStatusWhatWasSentAfterTheLastThatCame() {
        bench.send(message(2, 1, TEN, new Status(4, null, null, null)));

        assertThat(only(bench.told(Topics.LEDGER)).missing()).isEqualTo(3);
    }

    @Test
    void doesNotMissWhatWasRefused() {
        bench.send(message(2, 1, TEN, crossing(1, 0)), message(2, 3, TEN, crossing(1, 0)))
                .refuse(refused(2, 2, TEN, Reason.OUT_OF_RANGE))
                .refuse(refused(2, 2, TEN, Reason.OUT_OF_RANGE));

        LedgerHour hour = only(bench.told(Topics.LEDGER));
        assertThat(hour.missing()).isZero();
        assertThat(hour.rejected()).isEqualTo(Map.of(Reason.OUT_OF_RANGE, 1L));
    }

    @Test
    void acceptsARefusedMessageThatWasMended() {
        bench.send(message(2, 1, TEN, crossing(1, 0)))
                .refuse(refused(2, 2, TEN, Reason.OUT_OF_RANGE));
        bench.send(message(2, 2, TEN, crossing(1, 0)));

        LedgerHour hour = only(bench.told(Topics.LEDGER));
        assertThat(hour.accepted()).isEqualTo(2);
        assertThat(hour.rejected()).isEmpty();
        assertThat(hour.duplicates()).isZero();
    }

    @Test
    void countsADeadLetterThatIsReplayedTwiceOnce() {
        bench.refuse(refused(2, 1, TEN, Reason.OUT_OF_RANGE));
        Envelope mended = message(2, 1, TEN, crossing(3, 1));
        Envelope replayed =
                new Envelope(
                        mended.store(),
                        mended.device(),
                        mended.boot(),
                        mended.seq(),
                        mended.time(),
                        mended.deviceTime(),
                        TEN.plusSeconds(60),
                        mended.clock(),
                        Protocol.REPLAY,
                        mended.telemetry());

        bench.send(replayed, replayed);

        assertThat(only(bench.told(Topics.FOOTFALL)).in()).isEqualTo(3);
        LedgerHour hour = only(bench.told(Topics.LEDGER));
        assertThat(hour.accepted()).isEqualTo(1);
        assertThat(hour.duplicates()).isEqualTo(1);
        assertThat(hour.missing()).isZero();
    }

    @Test
    void explainsAGapByARefusalWithoutANumber() {
        bench.send(message(2, 1, TEN, crossing(1, 0)), message(2, 3, TEN, crossing(1, 0)))
                .refuse(refused(2, 0, TEN, Reason.MALFORMED));

        LedgerHour hour = only(bench.told(Topics.LEDGER));
        assertThat(hour.missing()).isZero();
        assertThat(hour.rejected()).isEqualTo(Map.of(Reason.MALFORMED, 1L));
    }

    @Test
    void explainsAGapOfAnEarlierHourByARefusalThatCameLater() {
        Instant later = TEN.plusSeconds(7200);
        bench.send(
                        message(2, 1, TEN, crossing(1, 0)),
                        message(2, 3, TEN.plusSeconds(600), crossing(1, 0)))
                .refuse(refused(2, 0, later, Reason.MALFORMED));
        bench.send(message(2, 4, later, crossing(1, 0)));

        List<LedgerHour> hours = bench.told(Topics.LEDGER);

        assertThat(hours).extracting(LedgerHour::missing).containsExactlyInAnyOrder(0L, 0L);
        assertThat(hours)
                .extracting(LedgerHour::rejected)
                .containsExactlyInAnyOrder(Map.of(), Map.of(Reason.MALFORMED, 1L));
    }

    @Test
    void keepsNoLedgerForInventedDevices() {
        bench.refuse(refused(2, 1, TEN, Reason.UNKNOWN_DEVICE));

        assertThat(bench.told(Topics.LEDGER)).isEmpty();
    }

    @Test
    void keepsWhatIsTooOldAsADeadLetter() {
        Instant old = Bench.NOW.minus(Duration.ofDays(8));
        bench.send(message(Sent.DOOR, 2, 1, old, Bench.NOW, crossing(1, 0)));

        DeadLetter letter = only(bench.told(Topics.REJECTED));
        assertThat(letter.reason()).isEqualTo(Reason.EXPIRED);
        assertThat(letter.source()).isEqualTo("aisleflow/v1/s1/door-1/crossing");
        assertThat(new String(letter.payload().bytes(), StandardCharsets.UTF_8))
                .contains("\"seq\":1", "\"in\":1");
        LedgerHour hour = only(bench.told(Topics.LEDGER));
        assertThat(hour.expired()).isEqualTo(1);
        assertThat(hour.start()).isEqualTo(Bench.NOW);
        assertThat(bench.told(Topics.FOOTFALL)).isEmpty();
    }

    @Test
    void computesThePastBesideThePresent() {
        Instant past = Bench.NOW.minus(Duration.ofDays(6));
        bench.send(
                message(2, 1, Bench.NOW, crossing(1, 0)),
                message(Sent.DOOR, 2, 2, past, past.plusSeconds(1), crossing(2, 0)),
                message(2, 3, Bench.NOW, crossing(1, 0)));

        assertThat(bench.told(Topics.FOOTFALL))
                .extracting(FootfallWindow::start, FootfallWindow::in)
                .containsExactlyInAnyOrder(tuple(Bench.NOW, 2L), tuple(past, 2L));
    }

    @Test
    void keepsARecordThatIsNoEnvelopeAndGoesOn() {
        bench.sendBytes(Topics.TELEMETRY, "s1", "{broken".getBytes(StandardCharsets.UTF_8))
                .sendBytes(Topics.TELEMETRY, "not a store!", new byte[0]);
        bench.send(message(2, 1, TEN, crossing(1, 0)));

        List<DeadLetter> letters = bench.told(Topics.REJECTED);
        assertThat(letters).extracting(DeadLetter::reason).containsOnly(Reason.MALFORMED);
        assertThat(letters.getFirst().payload().bytes()).asString().isEqualTo("{broken");
        assertThat(bench.tallies().counted()).containsEntry(Tally.UNREADABLE_TELEMETRY, 2L);
        assertThat(bench.told(Topics.FOOTFALL)).hasSize(1);
    }

    @Test
    void takesUnnumberedMessagesAsTheyCome() {
        bench.send(message(0, 0, TEN, crossing(1, 0)), message(0, 0, TEN, crossing(1, 0)));

        assertThat(only(bench.told(Topics.FOOTFALL)).in()).isEqualTo(2);
        assertThat(only(bench.told(Topics.LEDGER)).missing()).isZero();
    }

    private static <T> T only(List<T> told) {
        assertThat(told).hasSize(1);
        return told.getFirst();
    }
}
