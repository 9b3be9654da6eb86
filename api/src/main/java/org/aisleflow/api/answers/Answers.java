package org.aisleflow.api.answers;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.history.WatchedHistory;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers about a store's past as bytes, so that asking again costs next to nothing: what
 * many look at is computed once. An answer is forgotten as soon as a window that it may rest upon
 * is written, the store's catalog entry is another, or the clock would make it another. Only where
 * this process alone writes history, since nothing is heard of others' writes.
 *
 * <p>Thread-safe. Of those who ask at the same time one computes and the others wait.
 */
public final class Answers implements WatchedHistory.Watcher {
    static final int MOST_BYTES = 16 << 20;
    private static final int LARGEST_BYTES = MOST_BYTES / 4;
    private static final int MOST_ANSWERS = 1_000;

    private final Clock clock;
    private final Duration grace;
    private final LatestFacts facts;
    private final JsonMapper json;
    private final boolean remembers;
    // In the order of last use; guarded by this.
    private final LinkedHashMap<String, Answer> answers = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /**
     * Begins with nothing.
     *
     * @param history tells what changes; unless it is a {@link WatchedHistory} nothing is
     *     remembered
     * @param facts tells the catalog
     * @param json writes answers
     * @param grace how long after a range's end its status may change
     * @param clock tells the present
     */
    public Answers(
            History history, LatestFacts facts, JsonMapper json, Duration grace, Clock clock) {
        this.facts = facts;
        this.json = json;
        this.grace = grace;
        this.clock = clock;
        this.remembers = history instanceof WatchedHistory;
        if (history instanceof WatchedHistory watched) {
            watched.watch(this);
        }
    }

    /**
     * Answers a request, as it was answered before if nothing has changed.
     *
     * @param request the request; its path and query say everything about what is asked
     * @param store the store asked about, as the catalog has it
     * @param range the range asked about
     * @param view computes the answer
     * @return the answer as JSON
     */
    // Whether it is the very one that this call has put there.
    @SuppressWarnings("ReferenceEquality")
    public HttpResponse<byte[]> of(
            HttpRequest<?> request, Store store, TimeRange range, Supplier<?> view) {
        if (!remembers || !isWholeMinutes(range) || !saysTo(request)) {
            return response(written(view.get()));
        }
        String question = request.getUri().toString();
        Answer mine =
                new Answer(
                        store,
                        range,
                        clock.instant(),
                        range.to().plus(grace),
                        new CompletableFuture<>());
        Answer known = knownOrNew(question, mine);
        byte[] others = known == mine ? null : known.body().join();
        return response(others == null ? computed(question, mine, view) : others);
    }

    /**
     * Finds the answer to a request without computing anything.
     *
     * @param request the request
     * @param store the store that it asks about
     * @return the answer as JSON, or null if it is not known
     */
    public @Nullable HttpResponse<byte[]> known(HttpRequest<?> request, StoreId store) {
        Answer found;
        synchronized (this) {
            found = answers.get(request.getUri().toString());
        }
        if (found == null || !found.store().id().equals(store)) {
            return null;
        }
        byte[] body = found.bytes();
        return body != null && isCurrent(found) ? response(body) : null;
    }

    @Override
    public void changed(StoreId store, Instant earliest) {
        forget(answer ->
                answer.store().id().equals(store) && earliest.isBefore(answer.range().to()));
    }

    @Override
    public void allChanged() {
        forget(_ -> true);
    }

    private synchronized void forget(Predicate<Answer> which) {
        for (Iterator<Answer> all = answers.values().iterator(); all.hasNext(); ) {
            Answer answer = all.next();
            if (which.test(answer)) {
                bytes -= size(answer);
                all.remove();
            }
        }
    }

    private synchronized Answer knownOrNew(String question, Answer mine) {
        Answer known = answers.get(question);
        if (known != null && isCurrent(known)) {
            return known;
        }
        if (known != null) {
            bytes -= size(known);
        }
        answers.put(question, mine);
        return mine;
    }

    private byte[] computed(String question, Answer mine, Supplier<?> view) {
        byte[] body = null;
        try {
            body = written(view.get());
            return body;
        } finally {
            keep(question, mine, body);
        }
    }

    // Whether it is the very one that this call has put there.
    @SuppressWarnings("ReferenceEquality")
    private synchronized void keep(String question, Answer mine, byte @Nullable [] body) {
        mine.body().complete(body);
        // Whoever changed something meanwhile has taken it out.
        if (answers.get(question) != mine) {
            return;
        }
        if (body == null || body.length > LARGEST_BYTES) {
            answers.remove(question);
            return;
        }
        bytes += body.length;
        Iterator<Answer> eldest = answers.values().iterator();
        while (bytes > MOST_BYTES || answers.size() > MOST_ANSWERS) {
            bytes -= size(eldest.next());
            eldest.remove();
        }
    }

    private static long size(Answer answer) {
        byte[] body = answer.bytes();
        return body == null ? 0 : body.length;
    }

    private boolean isCurrent(Answer answer) {
        Store now = facts.catalog().store(answer.store().id()).orElse(null);
        return answer.isCurrent(now, clock.instant());
    }

    /** Else an answer could change within a minute. */
    private boolean isWholeMinutes(TimeRange range) {
        return isWholeMinute(range.from())
                && isWholeMinute(range.to())
                && grace.equals(Duration.ofMinutes(grace.toMinutes()));
    }

    /** Else the range is another one at each moment. */
    private static boolean saysTo(HttpRequest<?> request) {
        String query = request.getUri().getRawQuery();
        return query != null && ("&" + query).contains("&to=");
    }

    private static boolean isWholeMinute(Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
    }

    private byte[] written(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (IOException bug) {
            throw new UncheckedIOException("an answer could not be written", bug);
        }
    }

    private static HttpResponse<byte[]> response(byte[] body) {
        return HttpResponse.ok(body).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
