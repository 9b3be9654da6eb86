package org.aisleflow.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    @Test
    void readsTheShopOfTheDemo() {
        Scenario scenario = ScenarioReader.builtIn("corner-shop");

        assertThat(scenario.store(StoreId.of("s1")).name()).isEqualTo("Corner Market");
        assertThat(scenario.suppliers()).hasSizeBetween(3, 8);
        assertThat(scenario.products())
                .anyMatch(goods -> goods.perDay() >= 40)
                .anyMatch(goods -> goods.perDay() <= 1.0 / 7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opens: \"08:00\" | | stores[0].opens is missing",
                "widthMetres: 40 | widthMeters: 40 | stores[0].widthMeters is not known here",
                "dayNoise: 0.07 | dayNoise: 7 | dayNoise is 7.0, allowed are 0.0 to 1.0",
                "supplier: granary | supplier: nobody | comes from supplier nobody, who is not in",
                "east: breakfast | east: brekfast | faces a zone that is not in the list of zones",
                "at: [0, 0, 8, 6] | at: [8, 0, 0, 6] | is no rectangle",
                "sku: bananas | sku: apples | product apples is there twice",
                "perDay: 38 | perDay: many | products[12].perDay: \"many\" is no number",
                "opens: \"08:00\" | opens: eight | stores[0].opens: \"eight\" is no time of day",
                "MONDAY | MOONDAY | \"MOONDAY\" is no one of [MONDAY",
                "name: corner-shop | name: [ | not well-formed YAML",
            })
    void saysWhatIsWrong(String right, @Nullable String wrong, String complaint) {
        String yaml =
                Life.cornerShop().replaceFirst(Pattern.quote(right), wrong == null ? "" : wrong);

        assertThatThrownBy(() -> ScenarioReader.parse("mine.yaml", yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mine.yaml")
                .hasMessageContaining(complaint);
    }

    @Test
    void namesTheScenariosThatComeWithTheProgram() {
        assertThatThrownBy(() -> ScenarioReader.builtIn("mine.yml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no file mine.yml")
                .hasMessageContaining("corner-shop, supermarket, chain-of-20, bad-day, load");
    }

    @Test
    void saysThatAShelfCannotBeReached() {
        String yaml = Life.cornerShop().replace("at: [10, 2.2, 12, 3.8]", "at: [0, 8, 2, 10]");
        Scenario scenario = ScenarioReader.parse("mine.yaml", yaml);

        assertThatThrownBy(() -> new World(scenario, StoreId.of("s1"), 1, LocalDate.of(2026, 3, 2)))
                .hasMessageContaining("nobody can get to shelf-");
    }

    @Test
    void theSupermarketHasThreeThousandProductsAndThreeHundredScales() {
        Scenario scenario = ScenarioReader.builtIn("supermarket");
        ShopSpec shop = scenario.stores().getFirst();

        assertThat(shop.widthMetres() * shop.depthMetres()).isEqualTo(1_500);
        assertThat(scenario.products()).hasSize(3_000);
        assertThat(Planogram.weighed(shop, scenario.products())).hasSize(300);
        assertThat(scenario.products().stream().mapToDouble(Goods::perDay).max()).hasValue(40);
        assertThat(scenario.products().stream().mapToDouble(Goods::perDay).min())
                .hasValueCloseTo(1.0 / 7, within(0.01));
        assertThat(new Floor(shop, scenario.products()).obstacles()).hasSizeGreaterThan(30);
    }

    @Test
    void theLoadScenarioHasManyDevicesInASmallShop() {
        Scenario scenario = ScenarioReader.builtIn("load");
        ShopSpec shop = scenario.stores().getFirst();

        assertThat(Planogram.weighed(shop, scenario.products())).hasSize(480);
        assertThat(shop.sensors().columns() * shop.sensors().rows()).isEqualTo(60);
        assertThat(new Floor(shop, scenario.products()).obstacles()).isNotEmpty();
    }

    @Test
    void theChainHasTwentyShopsOfThreeLayoutsWithOneSetOfProducts() {
        Scenario scenario = ScenarioReader.builtIn("chain-of-20");

        assertThat(scenario.stores()).hasSize(20);
        Map<Double, ShopSpec> byWidth = new TreeMap<>();
        scenario.stores().forEach(shop -> byWidth.put(shop.widthMetres(), shop));
        assertThat(byWidth).hasSize(3);
        assertThat(byWidth.values())
                .allSatisfy(shop ->
                        assertThat(Planogram.shelves(shop, scenario.products()))
                                .hasSameSizeAs(scenario.products()));
    }

    @Test
    void everyLayoutOfTheChainCanBeWalked() {
        Scenario scenario = ScenarioReader.builtIn("chain-of-20");
        LocalDate monday = LocalDate.of(2026, 3, 2);

        for (String store : List.of("c01", "c03", "c04")) {
            World world = new World(scenario, StoreId.of(store), 1, monday);
            world.advanceTo(world.now().plus(Duration.ofHours(11)));
            assertThat(world.stock()).anyMatch(account -> account.sold() > 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layout: medium | layout: tiny | stores[2].layout: there is no layout tiny, known are",
                "layout: base | layout: small | rest on each other",
                "widthMetres: 24, | widthMetres: 20, | 7 aisles on 20.0 m are 2.9 m wide each",
                "lanes: 2, | lanes: 9, | lanes is 9.0, allowed are 1.0 to 2.0",
                "count: 240 | count: 0 | productsGenerated: generated products: count is 0.0",
                "share: 0.06, price | price | productsGenerated.departments[0].share is missing",
                "{id: bread, name: Bread and cakes} | {id: bread} | aisleZones[1].name is missing",
            })
    void saysWhatIsWrongWithWhatIsGenerated(String right, String wrong, String complaint) {
        String yaml = Life.file("chain-of-20").replaceFirst(Pattern.quote(right), wrong);

        assertThatThrownBy(() -> ScenarioReader.parse("mine.yaml", yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mine.yaml")
                .hasMessageContaining(complaint);
    }

    @Test
    void aLongListOfComplaintsIsCutShort() {
        String yaml = Life.file("chain-of-20").replace("opens: ", "open: ");

        assertThatThrownBy(() -> ScenarioReader.parse("mine.yaml", yaml))
                .hasMessageContaining("stores[0].opens is missing")
                .hasMessageContaining("more");
    }
}
