package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.Windows;
import org.jspecify.annotations.Nullable;

/** How many of those who came bought something. */
@Controller("/api/v1/stores/{store}/conversion")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class ConversionController {
    private final KnownStores stores;
    private final Ranges ranges;
    private final History history;
    private final StoreEvidence evidence;

    ConversionController(
            KnownStores stores, Ranges ranges, History history, StoreEvidence evidence) {
        this.stores = stores;
        this.ranges = ranges;
        this.history = history;
        this.evidence = evidence;
    }

    /**
     * Receipts against visitors and against buying units.
     *
     * @param asked the store and the range
     * @return the conversion of the range
     */
    @Get
    ConversionView conversion(@RequestBean Asked asked) {
        Store found = stores.get(asked.store());
        TimeRange range = ranges.of(asked.from(), asked.to());
        List<ReceiptWindow> tills = history.receipts(found.id(), range);
        List<VisitWindow> floor = history.visits(found.id(), range);
        StatusRule rule = evidence.status(found);
        long receipts = tills.stream().mapToLong(ReceiptWindow::receipts).sum();
        List<FootfallWindow> doors = history.footfall(found.id(), range);
        long visitors = doors.stream().mapToLong(FootfallWindow::in).sum();
        long buyingUnits =
                floor.stream().mapToLong(window -> window.visits() - window.companions()).sum();
        Double tillCoverage = evidence.coverage(found, Sensors.tills(found), range).of(range);
        Double doorCoverage =
                evidence.coverage(found, Sensors.crossings(found, null), range).of(range);
        Double floorCoverage = evidence.coverage(found, Sensors.positions(found), range).of(range);
        boolean someReceipts = receipts > 0 || !isDead(tillCoverage);
        return new ConversionView(
                someReceipts ? (Long) receipts : null,
                someReceipts
                        ? (Double) tills.stream().mapToDouble(ReceiptWindow::units).sum()
                        : null,
                visitors > 0 || !isDead(doorCoverage) ? (Long) visitors : null,
                buyingUnits > 0 || !isDead(floorCoverage) ? (Long) buyingUnits : null,
                visitors == 0 || !someReceipts ? null : (Double) ((double) receipts / visitors),
                buyingUnits == 0 || !someReceipts
                        ? null
                        : (Double) ((double) receipts / buyingUnits),
                tillCoverage,
                doorCoverage,
                floorCoverage,
                rule.of(
                        range.to(),
                        tills.stream().anyMatch(one -> rule.isRevised(one, Windows.FLOOR))
                                || floor.stream()
                                        .anyMatch(one -> rule.isRevised(one, Windows.FLOOR))
                                || doors.stream()
                                        .anyMatch(one -> rule.isRevised(one, Windows.FOOTFALL))));
    }

    private static boolean isDead(@Nullable Double coverage) {
        return coverage != null && coverage == 0;
    }
}
