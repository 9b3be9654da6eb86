package org.aisleflow.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aisleflow.api.Samples;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Reason;
import org.junit.jupiter.api.Test;

/** What every history must do, tried on each. */
interface HistoryContract {
    Instant NINE = Instant.parse("2026-03-04T09:00:00Z");
    TimeRange HOUR = new TimeRange(NINE, NINE.plusSeconds(3600));

    /** An empty history, open. */
    History history();

    /** Closes it and opens it again. */
    void reopen();

    @Test
    default void readsEveryTypeOfFactAsItWasWritten() {
        var hour =
                new LedgerHour(
                        Samples.CORNER,
                        DeviceId.of("eye-1"),
                        Kind.POSITIONS,
                        NINE,
                        3600,
                        2,
                        Map.of(Reason.MALFORMED, 3L, Reason.OUT_OF_RANGE, 1L),
                        4,
                        5,
                        List.of(new LedgerHour.Gap(2, 10, 14)),
                        6,
                        (1L << 60) - 2,
                        new Arrival(NINE.plusMillis(7), NINE.plusSeconds(9)));

        List<Refused> refused =
                history()
                        .write(
                                List.of(
                                        Samples.footfall(NINE, 3, 1),
                                        Samples.zone(NINE),
                                        Samples.visits(NINE),
                                        Samples.flow(NINE, "bread", "oil", 4),
                                        Samples.flow(NINE, "oil", "bread", 2),
                                        Samples.heat(NINE),
                                        Samples.receipts(NINE),
                                        Samples.queue(NINE),
                                        Samples.path(NINE),
                                        Samples.entryExit(NINE),
                                        Samples.sales(NINE),
                                        Samples.pastAlert(NINE.plusMillis(1234)),
                                        hour));

        assertThat(refused).isEmpty();
        assertThat(history().footfall(Samples.CORNER, HOUR))
                .containsExactly(Samples.footfall(NINE, 3, 1));
        assertThat(history().zones(Samples.CORNER, HOUR)).containsExactly(Samples.zone(NINE));
        assertThat(history().visits(Samples.CORNER, HOUR)).containsExactly(Samples.visits(NINE));
        assertThat(history().flows(Samples.CORNER, HOUR))
                .containsExactlyInAnyOrder(
                        Samples.flow(NINE, "bread", "oil", 4),
                        Samples.flow(NINE, "oil", "bread", 2));
        assertThat(history().paths(Samples.CORNER, HOUR)).containsExactly(Samples.path(NINE));
        assertThat(history().entryExit(Samples.CORNER, HOUR))
                .containsExactly(Samples.entryExit(NINE));
        assertThat(history().receipts(Samples.CORNER, HOUR))
                .containsExactly(Samples.receipts(NINE));
        assertThat(history().queues(Samples.CORNER, HOUR)).containsExactly(Samples.queue(NINE));
        assertThat(history().sales(Samples.CORNER, HOUR)).containsExactly(Samples.sales(NINE));
        assertThat(history().pastAlerts(Samples.CORNER, HOUR))
                .containsExactly(Samples.pastAlert(NINE.plusMillis(1234)));
        assertThat(heat(HOUR)).containsExactly(Samples.heat(NINE));
        assertThat(history().presence(Samples.CORNER, HOUR))
                .containsExactly(new Presence(NINE, 30.5 + 1.0 / 3));
        assertThat(history().windows(LedgerHour.class, Samples.CORNER, HOUR)).containsExactly(hour);
    }

    @Test
    default void tellsTheLedgerOfOneDevice() {
        LedgerHour nine = Samples.ledger("eye-1", Kind.POSITIONS, NINE, 7);
        LedgerHour later = Samples.ledger("eye-1", Kind.POSITIONS, NINE.plus(Windows.LEDGER), 7);
        history().write(List.of(nine, later, Samples.ledger("eye-2", Kind.POSITIONS, NINE, 1)));

        assertThat(history().ledger(Samples.CORNER, DeviceId.of("eye-1"), HOUR))
                .containsExactly(nine);
        assertThat(history().ledger(Samples.CORNER, DeviceId.of("eye-3"), HOUR)).isEmpty();
    }

    @Test
    default void tellsWhatSomeDevicesReported() {
        long odd = 0x555_5555_5555_5555L;
        history()
                .write(
                        List.of(
                                Samples.ledger("eye-1", Kind.POSITIONS, NINE, odd),
                                Samples.ledger("eye-2", Kind.POSITIONS, NINE, 1),
                                Samples.ledger("door-1", Kind.CROSSING, NINE, 2)));

        assertThat(
                        history()
                                .reported(
                                        Samples.CORNER,
                                        HOUR,
                                        Set.of(DeviceId.of("eye-1"), DeviceId.of("door-1"))))
                .containsExactlyInAnyOrder(
                        new Reported(DeviceId.of("eye-1"), NINE, odd),
                        new Reported(DeviceId.of("door-1"), NINE, 2));
        assertThat(history().reported(Samples.CORNER, HOUR, Set.of())).isEmpty();
    }

    @Test
    default void replacesAFactInsteadOfAddingToIt() {
        history().write(List.of(Samples.footfall(NINE, 3, 1), bigHeat(20_000)));
        history().write(List.of(Samples.footfall(NINE, 5, 2), bigHeat(3)));
        history().write(List.of(Samples.footfall(NINE, 5, 2), bigHeat(3)));

        assertThat(history().footfall(Samples.CORNER, HOUR))
                .containsExactly(Samples.footfall(NINE, 5, 2));
        assertThat(heat(HOUR)).containsExactly(bigHeat(3));
    }

    @Test
    default void keepsAGridThatIsLargerThanAFieldOfInfluxDb() {
        HeatWindow grid = bigHeat(160_000);

        history().write(List.of(grid));

        assertThat(heat(HOUR)).containsExactly(grid);
    }

    @Test
    default void includesTheBeginOfARangeAndNotItsEnd() {
        history()
                .write(
                        List.of(
                                Samples.footfall(NINE.minusSeconds(60), 1, 0),
                                Samples.footfall(NINE, 2, 0),
                                Samples.footfall(HOUR.to().minusSeconds(60), 3, 0),
                                Samples.footfall(HOUR.to(), 4, 0)));

        assertThat(history().footfall(Samples.CORNER, HOUR))
                .extracting(FootfallWindow::in)
                .containsExactly(2L, 3L);
    }

    @Test
    default void keepsStoresApart() {
        history().write(List.of(Samples.footfall(NINE, 2, 0)));

        assertThat(history().footfall(StoreId.of("elsewhere"), HOUR)).isEmpty();
        assertThat(history().firstArrival(StoreId.of("elsewhere"))).isEmpty();
    }

    @Test
    default void knowsWhenAStoreWasFirstHeardOfOverARestart() {
        history().write(List.of(Samples.footfall(NINE, 1, 0)));
        history().write(List.of(Samples.footfall(NINE.minusSeconds(600), 1, 0)));
        history().write(List.of(Samples.footfall(NINE.plusSeconds(600), 1, 0)));

        reopen();

        assertThat(history().firstArrival(Samples.CORNER)).hasValue(NINE.minusSeconds(540));
        assertThat(history().footfall(Samples.CORNER, HOUR)).hasSize(2);
    }

    @Test
    default void forgetsWhatIsOldButNotWhenItFirstHeardOfAStore() {
        history()
                .write(
                        List.of(
                                Samples.footfall(NINE.minusSeconds(60), 1, 0),
                                Samples.footfall(NINE, 2, 0)));

        history().forgetBefore(NINE);

        assertThat(
                        history()
                                .footfall(
                                        Samples.CORNER,
                                        new TimeRange(NINE.minusSeconds(900), HOUR.to())))
                .extracting(FootfallWindow::in)
                .containsExactly(2L);
        assertThat(history().firstArrival(Samples.CORNER)).hasValue(NINE);
    }

    @Test
    default void takesManyFactsAtOnce() {
        List<WindowFact> minutes = new ArrayList<>();
        for (int minute = 0; minute < 20_000; minute++) {
            minutes.add(Samples.footfall(NINE.plusSeconds(60L * minute), 1, 0));
        }

        history().write(minutes);

        TimeRange all = new TimeRange(NINE, NINE.plusSeconds(60L * 20_000));
        assertThat(history().footfall(Samples.CORNER, all)).hasSize(20_000);
    }

    private List<HeatWindow> heat(TimeRange range) {
        List<HeatWindow> found = new ArrayList<>();
        history().heat(Samples.CORNER, range, found::add);
        return found;
    }

    private static HeatWindow bigHeat(int cells) {
        List<HeatWindow.Cell> all = new ArrayList<>();
        for (int index = 0; index < cells; index++) {
            all.add(new HeatWindow.Cell(index, 1 + index % 3, index % 7 + 0.125));
        }
        return new HeatWindow(
                Samples.CORNER, NINE, 400, 400, all, 0, Arrival.of(NINE.plusSeconds(300)));
    }
}
