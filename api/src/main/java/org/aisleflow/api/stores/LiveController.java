package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.facts.LiveBroadcast;
import org.aisleflow.api.facts.LiveEvent;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** What happens now, as server-sent events. */
@Controller("/api/v1/stores/{store}/live")
@Tag(name = "stores")
final class LiveController {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Events that wait for a slow client before it is cut off. */
    private static final int MOST_WAITING = 1_000;

    private final KnownStores stores;
    private final LatestFacts facts;
    private final LiveBroadcast live;
    private final StoreEvidence evidence;
    private final ObjectMapper json;
    private final Clock clock;

    LiveController(
            KnownStores stores,
            LatestFacts facts,
            LiveBroadcast live,
            StoreEvidence evidence,
            ObjectMapper json,
            Clock clock) {
        this.stores = stores;
        this.facts = facts;
        this.live = live;
        this.evidence = evidence;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Follows a store: events {@code hello}, {@code footfall}, {@code stock}, {@code alert}, {@code
     * heat} (there is a newer grid), {@code device}; a comment every 15 seconds. A client that
     * reads too slowly gets the event {@code lagging} and is cut off; it should ask again.
     *
     * @param store the store
     * @return the events
     */
    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @ExecuteOn(TaskExecutors.IO)
    Publisher<Event<String>> follow(String store) {
        Store found = stores.get(store);
        Flux<Event<String>> heartbeat =
                Flux.interval(HEARTBEAT).map(_ -> Event.of("").comment("still here"));
        return Flux.merge(events(found), heartbeat)
                .onBackpressureBuffer(MOST_WAITING)
                .onErrorResume(tooSlow -> Flux.just(event("lagging", new Lagging(MOST_WAITING))));
    }

    /** Watching begins before hello is made, so that nothing falls between the two. */
    private Flux<Event<String>> events(Store store) {
        return Flux.create(
                sink -> {
                    sink.onDispose(watch(store, sink)::run);
                    sink.next(event("hello", hello(store)));
                },
                FluxSink.OverflowStrategy.BUFFER);
    }

    private Runnable watch(Store store, FluxSink<Event<String>> sink) {
        return live.watch(happened -> {
            if (happened.store().equals(store.id())) {
                sink.next(event(store, happened));
            }
        });
    }

    private Hello hello(Store store) {
        Instant now = clock.instant();
        // A moment is asked as the shortest range that ends at it.
        Occupancy occupancy = evidence.occupancy(store, new TimeRange(now.minusMillis(1), now));
        return new Hello(now, occupancy.at(now));
    }

    private Event<String> event(Store store, LiveEvent happened) {
        return switch (happened) {
            case LiveEvent.Footfall(FootfallWindow window) ->
                    event(
                            "footfall",
                            new Footfall(
                                    window.line(),
                                    window.start(),
                                    window.in(),
                                    window.out(),
                                    window.passing()));
            case LiveEvent.Stock(var belief) ->
                    event(
                            "stock",
                            StockView.of(
                                    belief,
                                    store,
                                    facts.catalog().product(belief.sku()).orElse(null)));
            case LiveEvent.AlertChanged(var alert) -> event("alert", AlertView.of(alert));
            case LiveEvent.Heat(_, Instant start) -> event("heat", new Heat(start));
            case LiveEvent.Device(var state) ->
                    event("device", new Device(state.device(), state.lastSeen(), state.lastTime()));
        };
    }

    private Event<String> event(String name, Object data) {
        try {
            return Event.of(json.writeValueAsString(data)).name(name);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Hello(Instant time, @Nullable Band occupancy) {}

    private record Footfall(LineId line, Instant start, long in, long out, long passing) {}

    private record Heat(Instant start) {}

    private record Device(DeviceId device, Instant lastSeen, Instant lastTime) {}

    private record Lagging(int waiting) {}
}
