package org.aisleflow.contracts.facts;

import java.time.Instant;
import org.aisleflow.contracts.ids.StoreId;

/**
 * A fact about one event-time window of one series. It is an upsert: a later one of the same series
 * and start replaces it, so that replays overwrite and never add.
 */
public sealed interface WindowFact
        permits EntryExitWindow,
                FlowWindow,
                FootfallWindow,
                HeatWindow,
                LedgerHour,
                PastAlert,
                PathWindow,
                QueueWindow,
                ReceiptWindow,
                SalesWindow,
                VisitWindow,
                ZoneWindow {
    /**
     * The store.
     *
     * @return the store
     */
    StoreId store();

    /**
     * When the window begins.
     *
     * @return a multiple of the window's length since 1970; of an alert when it began
     */
    Instant start();

    /**
     * What tells this series from the others of the same store and type.
     *
     * @return for example the line or the zone; empty if there is one series a store
     */
    String series();

    /**
     * What the window's messages arrived between, from which readers tell whether it was revised.
     *
     * @return when the first and the last message that count in it were received
     */
    Arrival arrival();
}
