package org.aisleflow.api.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aisleflow.api.Samples;
import org.aisleflow.api.TurnedClock;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.api.history.InMemoryHistory;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.history.WatchedHistory;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    private static final Instant NINE = Instant.parse("2026-03-04T09:00:00Z");
    private static final TimeRange OVER = new TimeRange(NINE, NINE.plusSeconds(3_600));
    private static final TimeRange LIVE = new TimeRange(NINE, NINE.plusSeconds(10 * 3_600));
    private static final String QUESTION = "/api/v1/stores/corner/footfall?from=a&to=b";

    private final WatchedHistory history;
    private final LatestFacts facts = LatestFacts.empty();
    private final TurnedClock clock = new TurnedClock(NINE.plusSeconds(4 * 3_600 + 1));
    private final Answers answers;
    private Store store = Samples.corner();
    private int computed;

    AnswersTest(@TempDir Path folder) {
        history =
                new WatchedHistory(
                        new HistorySettings.Sqlite(folder.resolve("history.sqlite")).open());
        answers = answers(history);
        facts.catalog().put(store.key(), store);
        write(NINE.minusSeconds(7_200));
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void sayTheSameAgainWithoutComputing() {
        assertThat(ask(OVER)).isEqualTo("1");
        assertThat(ask(OVER)).isEqualTo("1");
        assertThat(known()).isEqualTo("1");
    }

    @Test
    void sayWhatALateWindowHasChanged() {
        ask(OVER);

        write(NINE.plusSeconds(600));

        assertThat(known()).isNull();
        assertThat(ask(OVER)).isEqualTo("2");
    }

    @Test
    void areNotChangedByWhatComesAfterThem() {
        ask(OVER);

        write(OVER.to());

        assertThat(known()).isEqualTo("1");
    }

    @Test
    void aboutARangeThatIsNotOverHoldForTheMinute() {
        ask(LIVE);

        clock.advance(Duration.ofSeconds(50));
        assertThat(known()).isEqualTo("1");
        clock.advance(Duration.ofSeconds(9));
        assertThat(known()).isNull();
        assertThat(ask(LIVE)).isEqualTo("2");
    }

    @Test
    void holdForEverOnceTheGraceIsOver() {
        clock.set(OVER.to().plusSeconds(301));
        ask(OVER);

        clock.advance(Duration.ofDays(3));

        assertThat(known()).isEqualTo("1");
    }

    @Test
    void areComputedAnewWhenTheCatalogIsAnother() {
        ask(OVER);

        store = Samples.corner();
        facts.catalog().put(store.key(), store);

        assertThat(known()).isNull();
        assertThat(ask(OVER)).isEqualTo("2");
    }

    @Test
    void areComputedAnewWhenTheStoreWasObservedEarlier() {
        ask(OVER);

        // Long after the range; but it decides what is revised.
        history.write(
                List.of(
                        new FootfallWindow(
                                store.id(),
                                store.doors().getFirst().id(),
                                OVER.to().plusSeconds(60),
                                1,
                                1,
                                0,
                                Arrival.of(NINE.minus(Duration.ofDays(30))))));

        assertThat(known()).isNull();
    }

    @Test
    void areNotRememberedIfSomethingCameWhileTheyWereComputed() {
        answers.of(
                request(),
                store,
                OVER,
                () -> {
                    write(NINE.plusSeconds(60));
                    return computed++;
                });

        assertThat(known()).isNull();
    }

    @Test
    void areComputedOnceForAllWhoAskAtTheSameTime() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Supplier<Object> slow =
                () -> {
                    begun.countDown();
                    awaitQuietly(goOn);
                    return ++computed;
                };
        var first = CompletableFuture.supplyAsync(() -> answers.of(request(), store, OVER, slow));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        var second = CompletableFuture.supplyAsync(() -> ask(OVER));
        goOn.countDown();

        assertThat(text(first.get(10, TimeUnit.SECONDS))).isEqualTo("1");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("1");
    }

    @Test
    void thatFailAreNotRemembered() {
        assertThatThrownBy(() ->
                        answers.of(
                                request(),
                                store,
                                OVER,
                                () -> {
                                    throw new IllegalStateException("no");
                                }))
                .hasMessage("no");

        assertThat(ask(OVER)).isEqualTo("1");
    }

    @Test
    void forgetTheLeastUsedWhereTheyAreTooMany() {
        String large = "x".repeat(Answers.MOST_BYTES / 5);
        for (int i = 0; i < 6; i++) {
            answers.of(HttpRequest.GET(QUESTION + i), store, OVER, () -> large);
        }

        assertThat(answers.known(HttpRequest.GET(QUESTION + 0), store.id())).isNull();
        assertThat(answers.known(HttpRequest.GET(QUESTION + 5), store.id())).isNotNull();
    }

    @Test
    void areNotRememberedWhereOthersWriteToo() {
        Answers forgetful = answers(new InMemoryHistory());

        assertThat(text(forgetful.of(request(), store, OVER, () -> ++computed))).isEqualTo("1");
        assertThat(text(forgetful.of(request(), store, OVER, () -> ++computed))).isEqualTo("2");
    }

    private Answers answers(History of) {
        return new Answers(of, facts, JsonMapper.createDefault(), Duration.ofMinutes(5), clock);
    }

    private String ask(TimeRange range) {
        return text(answers.of(request(), store, range, () -> ++computed));
    }

    private @Nullable String known() {
        HttpResponse<byte[]> found = answers.known(request(), store.id());
        return found == null ? null : text(found);
    }

    private void write(Instant start) {
        history.write(List.of(Samples.footfall(start, 1, 0)));
    }

    private static HttpRequest<?> request() {
        return HttpRequest.GET(QUESTION);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
