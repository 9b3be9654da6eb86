package org.aisleflow.api.stores;

import io.micronaut.context.annotation.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.facts.LiveBroadcast;
import org.aisleflow.api.facts.LiveEvent;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.topics.StateKey;

/**
 * Follows when devices are heard, and knows which have come back from a silence. In memory: after a
 * restart every device that reports is trusted. Thread-safe.
 */
@Context
public final class SilenceWatch {
    private final LatestFacts facts;
    private final Map<StateKey, Silence> byDevice = new ConcurrentHashMap<>();

    SilenceWatch(LatestFacts facts, LiveBroadcast live) {
        this.facts = facts;
        live.watch(event -> {
            if (event instanceof LiveEvent.Device(DeviceState state)) {
                heard(state);
            }
        });
    }

    /**
     * Says whether a device has come back from a silence and is not trusted yet.
     *
     * @param state what is known of it
     * @return true until it has reported for a while as it should
     */
    public boolean isWatched(DeviceState state) {
        return silence(state).isPresent();
    }

    Optional<Silence> silence(DeviceState state) {
        return Optional.ofNullable(byDevice.get(keyOf(state))).filter(Silence::isWatched);
    }

    private void heard(DeviceState state) {
        facts.catalog()
                .store(state.store())
                .ifPresent(store ->
                        store.device(state.device())
                                .ifPresent(device ->
                                        byDevice.compute(
                                                keyOf(state),
                                                (_, before) ->
                                                        before == null
                                                                ? Silence.none(state.lastSeen())
                                                                : before.heard(
                                                                        state.lastSeen(),
                                                                        new OpeningHours(store),
                                                                        DeviceJudge.lateAfter(
                                                                                device),
                                                                        DeviceJudge.silentAfter(
                                                                                device)))));
    }

    private static StateKey keyOf(DeviceState state) {
        return new StateKey(state.store(), state.subject());
    }
}
