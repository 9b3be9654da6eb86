package org.aisleflow.sim.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A shop that has lived for some days, and what happened there. */
record Life(World world, List<Happening> happened) {
    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    static String cornerShop() {
        return file("corner-shop");
    }

    static String file(String scenario) {
        try (InputStream file =
                Objects.requireNonNull(
                        Life.class.getResourceAsStream("/scenarios/" + scenario + ".yaml"))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The corner shop with lines added to its store, which replace defaults. */
    static Scenario cornerShopWith(String storeLines) {
        return ScenarioReader.parse("changed", cornerShop() + "\n" + storeLines.indent(4));
    }

    static Life of(Scenario scenario, long seed, LocalDate firstDay, int days) {
        World world = new World(scenario, scenario.stores().getFirst().id(), seed, firstDay);
        List<Happening> happened = new ArrayList<>();
        world.observe(happening -> {
            // Their tracks would fill the memory.
            if (!(happening instanceof Happening.WentHome)) {
                happened.add(happening);
            }
        });
        world.advanceTo(world.now().plus(Duration.ofDays(days)));
        return new Life(world, happened);
    }

    <T extends Happening> List<T> all(Class<T> type) {
        return happened.stream().filter(type::isInstance).map(type::cast).toList();
    }

    ZonedDateTime local(Happening happening) {
        return Instant.ofEpochMilli(happening.time()).atZone(world.shop().timezone());
    }

    double lostShare() {
        double lost =
                all(Happening.LostSale.class).stream().mapToInt(Happening.LostSale::units).sum();
        int got = all(Happening.Picked.class).stream().mapToInt(Happening.Picked::units).sum();
        return lost / (lost + got);
    }
}
