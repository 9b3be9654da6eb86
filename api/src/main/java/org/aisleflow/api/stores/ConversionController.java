package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
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
     * @param store the store
     * @param from ISO-8601 time, included; 24 hours before {@code to} if left out
     * @param to ISO-8601 time, not included; now if left out
     * @return the conversion of the range
     */
    @Get
    ConversionView conversion(
            String store, @QueryValue @Nullable String from, @QueryValue @Nullable String to) {
        Store found = stores.get(store);
        TimeRange range = ranges.of(from, to);
        List<ReceiptWindow> tills = history.receipts(found.id(), range);
        List<VisitWindow> floor = history.visits(found.id(), range);
        StatusRule rule = evidence.status(found);
        long receipts = tills.stream().mapToLong(ReceiptWindow::receipts).sum();
        List<FootfallWindow> doors = history.footfall(found.id(), range);
        long visitors = doors.stream().mapToLong(FootfallWindow::in).sum();
        long buyingUnits =
                floor.stream().mapToLong(window -> window.visits() - window.companions()).sum();
        return new ConversionView(
                receipts,
                tills.stream().mapToDouble(ReceiptWindow::units).sum(),
                visitors,
                buyingUnits,
                visitors == 0 ? null : (double) receipts / visitors,
                buyingUnits == 0 ? null : (double) receipts / buyingUnits,
                evidence.coverage(found, Sensors.tills(found), range).of(range),
                evidence.coverage(found, Sensors.crossings(found, null), range).of(range),
                evidence.coverage(found, Sensors.positions(found), range).of(range),
                rule.of(
                        range.to(),
                        tills.stream().anyMatch(one -> rule.isRevised(one, Windows.FLOOR))
                                || floor.stream()
                                        .anyMatch(one -> rule.isRevised(one, Windows.FLOOR))
                                || doors.stream()
                                        .anyMatch(one -> rule.isRevised(one, Windows.FOOTFALL))));
    }
}
