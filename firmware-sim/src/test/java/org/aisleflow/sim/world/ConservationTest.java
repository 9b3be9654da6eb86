package org.aisleflow.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.ids.Sku;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConservationTest {
    private static final long SIX_DAYS = Duration.ofDays(6).toMillis();
    private static final Scenario CARELESS =
            Life.cornerShopWith(
                    """
                    mishaps: {theftShare: 0.03, breakageShare: 0.03, misplacedShare: 0.05, miscountShare: 0.1, countErrorShare: 0.3, shortShare: 0.2, wrongProductShare: 0.2, abandonShare: 0.05, queuePatienceSeconds: 60}
                    """);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyUnitOfEveryProductIsAccountedForInAWeekWhateverGoesWrong(long seed) {
        World world = new World(CARELESS, CARELESS.stores().getFirst().id(), seed, Life.MONDAY);
        Instant start = world.now();
        List<Integer> initial = world.stock().stream().map(StockAccount::initial).toList();

        for (int hour = 1; hour <= Duration.ofDays(7).toHours(); hour++) {
            world.advanceTo(start.plus(Duration.ofHours(hour)));
            assertThat(world.stock()).allMatch(StockAccount::isBalanced);
        }

        assertThat(world.stock()).extracting(StockAccount::initial).isEqualTo(initial);
        assertThat(world.stock())
                .anyMatch(account -> account.stolen() > 0)
                .anyMatch(account -> account.broken() > 0)
                .anyMatch(account -> account.expired() > 0)
                .anyMatch(account -> account.writtenOff() > 0)
                .anyMatch(account -> account.misplaced() > 0);
    }

    @Test
    void whatHappenedAddsUpToTheAccounts() {
        Life life = Life.of(CARELESS, 9, Life.MONDAY, 7);
        Map<Sku, Integer> delivered = new TreeMap<>();
        Map<Sku, Integer> sold = new TreeMap<>();
        Map<Sku, Integer> thrown = new TreeMap<>();
        life.all(Happening.Delivered.class).forEach(came -> add(delivered, came.lines()));
        life.all(Happening.Paid.class).forEach(paid -> add(sold, paid.lines()));
        life.all(Happening.Expired.class)
                .forEach(gone -> thrown.merge(gone.sku(), gone.units(), Integer::sum));

        for (StockAccount account : life.world().stock()) {
            Sku sku = account.sku();
            assertThat(account.delivered()).isEqualTo(delivered.getOrDefault(sku, 0));
            assertThat(account.sold()).isEqualTo(sold.getOrDefault(sku, 0));
            assertThat(account.expired()).isEqualTo(thrown.getOrDefault(sku, 0));
        }
    }

    private static void add(Map<Sku, Integer> sums, List<Happening.Line> lines) {
        lines.forEach(line -> sums.merge(line.sku(), line.units(), Integer::sum));
    }

    @Test
    void receiptsNotesAndCountsAreWrongAsOftenAsTheScenarioSays() {
        Life life = Life.of(CARELESS, 5, Life.MONDAY, 7);

        List<Boolean> receiptLines = new ArrayList<>();
        life.all(Happening.Paid.class)
                .forEach(paid -> {
                    for (int i = 0; i < paid.lines().size(); i++) {
                        Happening.RungUp said = paid.rung().get(i);
                        Happening.Line truly = paid.lines().get(i);
                        receiptLines.add(
                                !said.sku().equals(truly.sku()) || said.units() != truly.units());
                    }
                });
        List<Boolean> noteLines = new ArrayList<>();
        life.all(Happening.Delivered.class)
                .forEach(came -> {
                    for (int i = 0; i < came.lines().size(); i++) {
                        noteLines.add(!came.lines().get(i).equals(came.noted().get(i)));
                    }
                });
        List<Boolean> counts =
                life.all(Happening.Counted.class).stream()
                        .filter(count ->
                                count.time() > life.world().now().toEpochMilli() - SIX_DAYS)
                        .map(count -> count.units() != count.truly())
                        .toList();
        assertThat(share(receiptLines)).isBetween(0.08, 0.12);
        assertThat(share(noteLines)).isBetween(0.25, 0.45);
        assertThat(share(counts)).isBetween(0.15, 0.45);
    }

    private static double share(List<Boolean> wrong) {
        return wrong.stream().filter(is -> is).count() / (double) wrong.size();
    }

    @Test
    void whatWasPutOnTheWrongShelfWeighsThereUntilItIsFound() {
        Life life = Life.of(CARELESS, 6, Life.MONDAY, 3);

        double lying =
                life.world().stock().stream()
                        .mapToDouble(account -> account.misplaced() * grams(account.sku()))
                        .sum();
        double weighed =
                life.world().stock().stream()
                        .mapToDouble(account ->
                                life.world().shelfGrams(account.sku())
                                        - account.shelf() * grams(account.sku()))
                        .sum();
        assertThat(weighed).isCloseTo(lying, offset(0.01)).isPositive();
        assertThat(life.all(Happening.Found.class)).isNotEmpty();
    }

    private static double grams(Sku sku) {
        return CARELESS.products().stream()
                .filter(goods -> goods.sku().equals(sku))
                .findFirst()
                .orElseThrow()
                .unitGrams();
    }

    @Test
    void whatSpoilsIsThrownAwayAndNothingElse() {
        Life life = Life.of(ScenarioReader.builtIn("corner-shop"), 8, Life.MONDAY, 7);

        assertThat(life.world().stock(Sku.of("baguette")).expired()).isPositive();
        assertThat(life.world().stock(Sku.of("detergent")).expired()).isZero();
    }

    @Test
    void evenACarelessBuyerOrdersFreshGoods() {
        Life life = Life.of(ScenarioReader.builtIn("corner-shop"), 1, Life.MONDAY, 7);

        assertThat(life.world().shop().purchasing().carelessShare()).isPositive();
        for (Goods goods : ScenarioReader.builtIn("corner-shop").products()) {
            if (goods.perDay() >= 15 && goods.spoils() && goods.keepsDays() <= 7) {
                assertThat(life.world().stock(goods.sku()).delivered())
                        .as(goods.name())
                        .isPositive();
            }
        }
    }
}
