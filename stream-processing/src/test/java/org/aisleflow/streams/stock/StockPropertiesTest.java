package org.aisleflow.streams.stock;

import static org.aisleflow.streams.stock.Said.ONE_SHELF;
import static org.aisleflow.streams.stock.Said.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.stock.Said.Event;

class StockPropertiesTest {
    @Property(tries = 300)
    void isWhatCameLessWhatWentWhileTheRecordHasEnough(@ForAll("movements") List<Event> events) {
        // Given a delivery in front that is enough for all sales
        Said said = new Said(UNKNOWN).receive(Said.NINE.minusSeconds(60), 10_000);
        events.forEach(said::take);

        double mid = said.belief().onHand().mid();

        assertThat(mid).isEqualTo(10_000 + sum(events));
    }

    @Property(tries = 300)
    void isNeverLessThanNothingOrThanTheRecord(@ForAll("movements") List<Event> events) {
        if (events.isEmpty()) {
            return;
        }

        double mid = Said.inOrder(UNKNOWN, events).belief().onHand().mid();

        assertThat(mid).isGreaterThanOrEqualTo(Math.max(0, sum(events)));
    }

    @Property(tries = 300)
    void numbersDoNotDependOnTheOrderOfArrival(
            @ForAll("events") List<Event> events, @ForAll long seed) {
        List<Event> ordered =
                events.stream().sorted(Comparator.comparingLong(Event::minute)).toList();

        StockBelief inOrder = Said.inOrder(ONE_SHELF, ordered).belief();
        StockBelief shuffled = Said.shuffled(ONE_SHELF, events, seed).belief();

        assertThat(shuffled.onHand()).isEqualTo(inOrder.onHand());
        assertThat(shuffled.onShelf()).isEqualTo(inOrder.onShelf());
        assertThat(shuffled.emptyProbability()).isEqualTo(inOrder.emptyProbability());
        assertThat(shuffled.demand()).isEqualTo(inOrder.demand());
        assertThat(shuffled.evidence()).isEqualTo(inOrder.evidence());
        assertThat(shuffled.deliveries()).isEqualTo(inOrder.deliveries());
        assertThat(shuffled.time()).isEqualTo(inOrder.time());
    }

    @Property(tries = 100)
    void staysBoundedAndConservesUnitsBeyondWhatIsRememberedOneByOne(@ForAll long seed) {
        List<Event> events =
                LongStream.range(0, 500)
                        .mapToObj(minute -> new Event(minute % 2 == 0 ? 'd' : 's', minute, 3))
                        .toList();

        Said said = Said.shuffled(UNKNOWN, events, seed);

        assertThat(said.book.movements.recent).hasSizeLessThanOrEqualTo(Movements.MOST_RECENT);
        assertThat(said.belief().onHand().mid()).isGreaterThanOrEqualTo(0);
    }

    @Property(tries = 300)
    void survivesBeingStored(@ForAll("events") List<Event> events, @ForAll long seed) {
        Said said = Said.shuffled(ONE_SHELF, events, seed);
        said.weighUnits(Said.NINE.plusSeconds(3_600), 2.5).countShelf(Said.NINE, 3);
        BytesOut out = new BytesOut();

        ProductBookCodec.CODEC.write(said.book, out);
        BytesIn in = new BytesIn(out.toBytes());
        ProductBook read = ProductBookCodec.CODEC.read(in);

        assertThat(in.atEnd()).isTrue();
        StoreBook store = new StoreBook();
        assertThat(read.belief(Said.STORE, Said.PASTA, ONE_SHELF, store))
                .isEqualTo(said.book.belief(Said.STORE, Said.PASTA, ONE_SHELF, store));
        BytesOut again = new BytesOut();
        ProductBookCodec.CODEC.write(read, again);
        assertThat(again.toBytes()).isEqualTo(out.toBytes());
    }

    @Property
    void bandsAscendAndProbabilitiesAreSome(
            @ForAll @DoubleRange(min = -100, max = 10_000) double mean,
            @ForAll @DoubleRange(min = 0, max = 1_000) double sd) {
        Estimate estimate = new Estimate(mean, sd);

        Band band = estimate.band();

        assertThat(band.low()).isBetween(0.0, band.mid());
        assertThat(band.high()).isGreaterThanOrEqualTo(band.mid());
        assertThat(estimate.emptyProbability()).isBetween(0.0, 1.0);
    }

    @Property
    void aFullerShelfIsLessLikelyEmpty(
            @ForAll @DoubleRange(min = 0, max = 50) double mean,
            @ForAll @DoubleRange(min = 0, max = 5) double more,
            @ForAll @DoubleRange(min = 0.1, max = 20) double sd) {
        double fuller = new Estimate(mean + more, sd).emptyProbability();

        assertThat(fuller).isLessThanOrEqualTo(new Estimate(mean, sd).emptyProbability() + 1e-5);
    }

    @Provide
    Arbitrary<List<Event>> movements() {
        return event('s', 'd').list().ofMaxSize(100);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return event('s', 'd', 'c').list().ofMinSize(1).ofMaxSize(100);
    }

    private static Arbitrary<Event> event(char... kinds) {
        return Combinators.combine(
                        Arbitraries.of(chars(kinds)),
                        Arbitraries.longs().between(0, 20_000),
                        Arbitraries.integers().between(0, 40))
                .as(Event::new);
    }

    private static List<Character> chars(char... kinds) {
        return new String(kinds).chars().mapToObj(kind -> (char) kind).toList();
    }

    private static double sum(List<Event> events) {
        return events.stream()
                .mapToInt(event -> event.kind() == 'd' ? event.units() : -event.units())
                .sum();
    }
}
