package org.aisleflow.api.history;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/**
 * Keeps window facts. A fact is an upsert of its type, store, series and start: writing it again
 * changes nothing, writing a newer one replaces it. Arrivals are kept to the millisecond.
 *
 * <p>Thread-safe. Every call but {@link #close} throws {@link HistoryUnavailableException} when the
 * store behind it cannot answer. Ranges select windows by their start; answers ascend by start.
 */
public interface History extends AutoCloseable {
    /**
     * Keeps facts; when it returns they are written, but for those it gives back.
     *
     * @param facts any facts, at most one of a type, store, series and start
     * @return the facts that can never be written, usually none
     */
    List<Refused> write(Collection<? extends WindowFact> facts);

    /**
     * All facts of a type.
     *
     * @param <F> the type
     * @param type the type
     * @param store the store
     * @param range the range
     * @return the windows of all series
     */
    <F extends WindowFact> List<F> windows(Class<F> type, StoreId store, TimeRange range);

    /**
     * Door counts.
     *
     * @param store the store
     * @param range the range
     * @return the windows of all doors
     */
    default List<FootfallWindow> footfall(StoreId store, TimeRange range) {
        return windows(FootfallWindow.class, store, range);
    }

    /**
     * Zone visits.
     *
     * @param store the store
     * @param range the range
     * @return the windows of all zones
     */
    default List<ZoneWindow> zones(StoreId store, TimeRange range) {
        return windows(ZoneWindow.class, store, range);
    }

    /**
     * Visits.
     *
     * @param store the store
     * @param range the range
     * @return the windows
     */
    default List<VisitWindow> visits(StoreId store, TimeRange range) {
        return windows(VisitWindow.class, store, range);
    }

    /**
     * Moves between zones.
     *
     * @param store the store
     * @param range the range
     * @return the windows of all links
     */
    default List<FlowWindow> flows(StoreId store, TimeRange range) {
        return windows(FlowWindow.class, store, range);
    }

    /**
     * Ways through the store.
     *
     * @param store the store
     * @param range the range
     * @return the days of all ways that are common enough to be told
     */
    default List<PathWindow> paths(StoreId store, TimeRange range) {
        return windows(PathWindow.class, store, range);
    }

    /**
     * Doors in and out.
     *
     * @param store the store
     * @param range the range
     * @return the days of all pairs of doors that are common enough to be told
     */
    default List<EntryExitWindow> entryExit(StoreId store, TimeRange range) {
        return windows(EntryExitWindow.class, store, range);
    }

    /**
     * Receipts.
     *
     * @param store the store
     * @param range the range
     * @return the windows of all tills
     */
    default List<ReceiptWindow> receipts(StoreId store, TimeRange range) {
        return windows(ReceiptWindow.class, store, range);
    }

    /**
     * Queues before the tills.
     *
     * @param store the store
     * @param range the range
     * @return the windows of all queues
     */
    default List<QueueWindow> queues(StoreId store, TimeRange range) {
        return windows(QueueWindow.class, store, range);
    }

    /**
     * Sales of products.
     *
     * @param store the store
     * @param range the range
     * @return the hours of all products that were sold
     */
    default List<SalesWindow> sales(StoreId store, TimeRange range) {
        return windows(SalesWindow.class, store, range);
    }

    /**
     * Alerts that are over.
     *
     * @param store the store
     * @param range when they began
     * @return the alerts
     */
    default List<PastAlert> pastAlerts(StoreId store, TimeRange range) {
        return windows(PastAlert.class, store, range);
    }

    /**
     * The delivery ledger of a device.
     *
     * @param store the store
     * @param device the device
     * @param range the range
     * @return its hours
     */
    List<LedgerHour> ledger(StoreId store, DeviceId device, TimeRange range);

    /**
     * The minutes that some devices reported, without the rest of the ledger.
     *
     * @param store the store
     * @param range the range
     * @param devices the devices
     * @return their hours
     */
    List<Reported> reported(StoreId store, TimeRange range, Set<DeviceId> devices);

    /**
     * Heat grids, one at a time since a long range has many.
     *
     * @param store the store
     * @param range the range
     * @param each called with each window
     */
    void heat(StoreId store, TimeRange range, Consumer<HeatWindow> each);

    /**
     * How many people were seen on the floor, without reading the grids.
     *
     * @param store the store
     * @param range the range
     * @return one value for each heat window
     */
    List<Presence> presence(StoreId store, TimeRange range);

    /**
     * When the store's earliest message behind any fact ever written was received.
     *
     * @param store the store
     * @return the arrival, or empty if there is no fact of that store
     */
    Optional<Instant> firstArrival(StoreId store);

    /**
     * Drops old facts for good.
     *
     * @param before windows that start before this time go
     */
    void forgetBefore(Instant before);

    @Override
    void close();
}
