package org.aisleflow.api.fleet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.stores.DeviceJudge;
import org.aisleflow.api.stores.SilenceWatch;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.credentials.CredentialType;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.StateKey;
import org.jspecify.annotations.Nullable;

/** All devices that are known in one way or another. */
@Singleton
final class DeviceList {
    private static final Comparator<DeviceView> IN_ORDER =
            Comparator.comparing(DeviceView::store).thenComparing(DeviceView::device);

    private final LatestFacts facts;
    private final SilenceWatch silence;
    private final Clock clock;

    DeviceList(LatestFacts facts, SilenceWatch silence, Clock clock) {
        this.facts = facts;
        this.silence = silence;
        this.clock = clock;
    }

    /**
     * The devices.
     *
     * @param only those of this store; null for all, also for stores that the catalog has lost
     * @return by store and id
     */
    List<DeviceView> devices(@Nullable StoreId only) {
        Instant now = clock.instant();
        List<DeviceView> views = new ArrayList<>();
        Set<StateKey> told = new HashSet<>();
        for (Store store : facts.catalog().all(Store.class)) {
            if (only == null || only.equals(store.id())) {
                heard(store, now, views, told);
                neverHeard(store, now, views, told);
            }
        }
        facts.credentials().all().stream()
                .filter(one -> only == null || only.equals(one.store()))
                .filter(one -> !one.typesAt(now).isEmpty())
                .filter(one -> !told.contains(keyOf(one.store(), one.device())))
                .forEach(one ->
                        views.add(
                                DeviceView.onlyEnrolled(
                                        one.store(), one.device(), one.typesAt(now))));
        views.sort(IN_ORDER);
        return views;
    }

    private void heard(Store store, Instant now, List<DeviceView> views, Set<StateKey> told) {
        var judge = new DeviceJudge(store, now);
        for (DeviceState state : facts.devices().of(store.id())) {
            Device device = store.device(state.device()).orElse(null);
            told.add(keyOf(store.id(), state.device()));
            views.add(
                    DeviceView.heard(
                            state,
                            device,
                            troubles(judge.judge(device, state), state),
                            credentials(store.id(), state.device(), now)));
        }
    }

    private void neverHeard(Store store, Instant now, List<DeviceView> views, Set<StateKey> told) {
        for (Device device : store.devices()) {
            if (told.add(keyOf(store.id(), device.id()))) {
                views.add(
                        DeviceView.neverHeard(
                                store.id(), device, credentials(store.id(), device.id(), now)));
            }
        }
    }

    private DeviceView.Troubles troubles(DeviceJudge.Reporting judged, DeviceState state) {
        boolean back = judged == DeviceJudge.Reporting.OK && silence.isWatched(state);
        return new DeviceView.Troubles(
                back ? DeviceJudge.Reporting.LATE : judged,
                isOpen(Alert.Type.LOW_BATTERY, state),
                isOpen(Alert.Type.CLOCK, state));
    }

    /** The stream opens and closes these with hysteresis. */
    private boolean isOpen(Alert.Type type, DeviceState state) {
        return facts.alerts()
                .find(state.store(), type.text() + "~" + state.device())
                .map(alert -> alert.until() == null)
                .orElse(false);
    }

    private List<CredentialType> credentials(StoreId store, DeviceId device, Instant now) {
        return facts.credentials()
                .find(store, device.value())
                .map(credentials -> credentials.typesAt(now))
                .orElse(List.of());
    }

    private static StateKey keyOf(StoreId store, DeviceId device) {
        return new StateKey(store, device.value());
    }
}
