package org.aisleflow.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.aisleflow.sim.world.ScenarioReader;
import org.aisleflow.sim.world.ShopSpec;
import org.junit.jupiter.api.Test;

/** The shop is open from 08:00 to 20:30 in Rome, which is an hour ahead of UTC in winter. */
class VividPastTest {
    private static final ShopSpec SHOP = ScenarioReader.builtIn("corner-shop").stores().getFirst();

    @Test
    void whileTheShopIsOpenItIsTheLastHalfHour() {
        VividPast past = VividPast.before(Instant.parse("2026-11-23T14:00:00Z"), SHOP);

        assertThat(past.from()).isEqualTo("2026-11-23T13:30:00Z");
        assertThat(past.contains(Instant.parse("2026-11-23T13:31:00Z"))).isTrue();
        assertThat(past.contains(past.from())).isFalse();
        assertThat(past.until()).isEqualTo("2026-11-23T14:00:00Z");
    }

    @Test
    void inTheEveningItIsTheHalfHourBeforeClosing() {
        assertThat(VividPast.before(Instant.parse("2026-11-23T22:10:00Z"), SHOP).until())
                .isEqualTo("2026-11-23T19:30:00Z");
    }

    @Test
    void beforeOpeningItIsYesterdays() {
        assertThat(VividPast.before(Instant.parse("2026-11-23T05:00:00Z"), SHOP).until())
                .isEqualTo("2026-11-22T19:30:00Z");
    }
}
