package org.aisleflow.sim.score;

import java.util.List;

/** Everything that is scored, in the order in which it is shown. */
final class Claims {
    static final List<Claim> ALL =
            List.of(
                    new DoorCountsAdded(),
                    new DoorCountsTotal(),
                    new OccupancyBand(),
                    new ZoneLabels(),
                    new ZoneVisits(),
                    new MeanDwell(),
                    new Flows(),
                    new QueueLength(),
                    new StaffPrecision(),
                    new StaffRecall(),
                    new BuyingUnits(),
                    new ShelfBelief(),
                    new OnHandBelief(),
                    new OutOfStockRecall(),
                    new OutOfStockPrecision(),
                    new OutOfStockDelay(),
                    new LostSales(),
                    new Excursions(),
                    new LedgerBalance());

    private Claims() {}
}
