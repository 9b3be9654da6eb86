package org.aisleflow.api.facts;

import java.time.Instant;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.ids.StoreId;

/** Something that just became known about a store. */
public sealed interface LiveEvent {
    /**
     * The store.
     *
     * @return the store
     */
    StoreId store();

    /**
     * People came or went.
     *
     * @param window the minute as it is now
     */
    record Footfall(FootfallWindow window) implements LiveEvent {
        @Override
        public StoreId store() {
            return window.store();
        }
    }

    /**
     * A stock belief changed.
     *
     * @param belief the belief
     */
    record Stock(StockBelief belief) implements LiveEvent {
        @Override
        public StoreId store() {
            return belief.store();
        }
    }

    /**
     * An alert began, changed or ended.
     *
     * @param alert the alert
     */
    record AlertChanged(Alert alert) implements LiveEvent {
        @Override
        public StoreId store() {
            return alert.store();
        }
    }

    /**
     * A device reported.
     *
     * @param state its state
     */
    record Device(DeviceState state) implements LiveEvent {
        @Override
        public StoreId store() {
            return state.store();
        }
    }

    /**
     * There is a newer heat grid.
     *
     * @param store the store
     * @param start the window's start
     */
    record Heat(StoreId store, Instant start) implements LiveEvent {}
}
