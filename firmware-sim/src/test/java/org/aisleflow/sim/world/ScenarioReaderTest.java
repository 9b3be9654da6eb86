package org.aisleflow.sim.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    private static String cornerShop() {
        try (InputStream file =
                Objects.requireNonNull(
                        ScenarioReaderTest.class.getResourceAsStream(
                                "/scenarios/corner-shop.yaml"))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

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
                "perDay: 38 | perDay: many | products[12].perDay",
                "name: corner-shop | name: [ | not well-formed YAML",
            })
    void saysWhatIsWrong(String right, @Nullable String wrong, String complaint) {
        String yaml = cornerShop().replaceFirst(Pattern.quote(right), wrong == null ? "" : wrong);

        assertThatThrownBy(() -> ScenarioReader.parse("mine.yaml", yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mine.yaml")
                .hasMessageContaining(complaint);
    }

    @Test
    void saysThatAShelfCannotBeReached() {
        String yaml = cornerShop().replace("at: [10, 2.2, 12, 3.8]", "at: [0, 8, 2, 10]");
        Scenario scenario = ScenarioReader.parse("mine.yaml", yaml);

        assertThatThrownBy(() -> new World(scenario, StoreId.of("s1"), 1, LocalDate.of(2026, 3, 2)))
                .hasMessageContaining("nobody can get to shelf-");
    }
}
