package org.aisleflow.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/** Compares a simulation's truth with what the API says. */
public final class Score {
    /** As long as the API's own calls without a range. */
    private static final Duration USUAL = Duration.ofDays(1);

    private final Path truth;
    private final URI api;
    private final @Nullable String token;

    /**
     * Says what is compared.
     *
     * @param truth the folder of the truth
     * @param api the API's address, without a path
     * @param token the API's secret; null to send none
     */
    public Score(Path truth, URI api, @Nullable String token) {
        this.truth = truth;
        this.api = api;
        this.token = token;
    }

    /**
     * Compares a period. It is cut to whole quarter hours, and to those that the API calls final;
     * stock and alerts are compared as they are at present.
     *
     * @param from its beginning; null for a day before its end
     * @param to its end; null for as far as truth and API go
     * @return a row for every claim
     * @throws NoScore with a sentence for people, if truth or API cannot be read
     */
    public Scorecard of(@Nullable Instant from, @Nullable Instant to) {
        try (ApiReader reader = new ApiReader(api, token)) {
            List<Store> catalog = reader.stores();
            TruthFolder folder = TruthFolder.open(truth, onlyStore(catalog));
            Survey survey = Survey.of(folder);
            List<Store> stores = scored(catalog, survey);
            Period period = period(reader, stores, survey, from, to);
            ApiNumbers ours = ask(reader, stores, survey, period);
            TruthNumbers numbers = TruthReader.read(folder, survey, period, stores, ours.watched);
            List<Row> rows = Claims.ALL.stream().map(claim -> claim.score(numbers, ours)).toList();
            return new Scorecard(period.from(), period.to(), rows);
        }
    }

    private static @Nullable StoreId onlyStore(List<Store> catalog) {
        return catalog.size() == 1 ? catalog.getFirst().id() : null;
    }

    private List<Store> scored(List<Store> catalog, Survey survey) {
        List<Store> stores =
                catalog.stream().filter(store -> survey.stores().contains(store.id())).toList();
        if (stores.size() < survey.stores().size()) {
            throw new NoScore(
                    "The truth is about %s, but %s knows %s; do both belong together?"
                            .formatted(
                                    survey.stores(),
                                    api,
                                    catalog.stream().map(Store::id).toList()));
        }
        return stores;
    }

    private static ApiNumbers ask(
            ApiReader reader, List<Store> stores, Survey survey, Period period) {
        ApiNumbers numbers = new ApiNumbers();
        for (Store store : stores) {
            new GoodsAnswers(reader, period, numbers).read(store);
            new DoorAnswers(reader, period, numbers).read(store);
            new FloorAnswers(reader, period, numbers)
                    .read(store, survey.openSince().get(store.id()));
            new LostSalesAnswers(reader, numbers).read(store);
            new LedgerAnswers(reader, period, numbers).read(store);
        }
        return numbers;
    }

    private static Period period(
            ApiReader reader,
            List<Store> stores,
            Survey survey,
            @Nullable Instant from,
            @Nullable Instant to) {
        Instant wanted = Period.quarterOf(to == null ? survey.newest() : to);
        Instant end = wanted;
        for (Store store : stores) {
            Instant finished = finished(reader, store, wanted);
            end = finished.isBefore(end) ? finished : end;
        }
        Instant begin = from == null ? end.minus(USUAL) : ceilQuarter(from);
        if (!begin.isBefore(end)) {
            throw new NoScore(
                    "Nothing between %s and %s is final yet; wait, or choose another --from and --to"
                            .formatted(begin, wanted));
        }
        return new Period(begin, end);
    }

    private static Instant ceilQuarter(Instant time) {
        Instant quarter = Period.quarterOf(time);
        return quarter.equals(time) ? quarter : quarter.plus(Period.QUARTER);
    }

    /** The end of the newest quarter hour that the API does not call provisional. */
    private static Instant finished(ApiReader reader, Store store, Instant wanted) {
        Instant from = wanted.minus(USUAL);
        Instant end = from;
        JsonNode rows =
                reader.get(
                        "/stores/%s/footfall".formatted(store.id()),
                        "from",
                        from,
                        "to",
                        wanted,
                        "bucket",
                        Period.QUARTER);
        for (JsonNode row : rows) {
            if (!row.path("status").asText().equals("provisional")) {
                end = Answer.time(row, "start").plus(Period.QUARTER);
            }
        }
        return end;
    }
}
