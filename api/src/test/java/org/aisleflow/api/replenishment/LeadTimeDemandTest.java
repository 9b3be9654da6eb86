package org.aisleflow.api.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LeadTimeDemandTest {
    @Test
    void addsTheDeviationOfDemandAndOfLeadTime() {
        LeadTimeDemand demand = LeadTimeDemand.of(10, 3, 4, 0.5);

        assertThat(demand.mean()).isEqualTo(40);
        assertThat(demand.sd()).isCloseTo(Math.sqrt(4 * 9 + 100 * 0.25), within(1e-12));
    }

    /** Cases of stockpyl's tests (MIT): base stock levels of newsvendors, from its JSON. */
    @Test
    void givesTheBaseStockLevelsOfATextbook() throws Exception {
        for (JsonNode newsvendor : cases()) {
            JsonNode inputs = newsvendor.get("inputs");
            boolean poisson = !inputs.has("demand_sd");
            double mean = inputs.get("demand_mean").asDouble();
            double sd = poisson ? Math.sqrt(mean) : inputs.get("demand_sd").asDouble();
            double days = 1 + inputs.path("lead_time").asDouble();

            double level = LeadTimeDemand.of(mean, sd, days, 0).quantile(criticalRatio(inputs));

            double expected = newsvendor.get("expected").get("base_stock_level").asDouble();
            assertThat(poisson ? Math.ceil(level) : level)
                    .as(newsvendor.get("name").asText())
                    .isCloseTo(expected, within(5e-8));
        }
    }

    private static JsonNode cases() throws Exception {
        try (InputStream file =
                Objects.requireNonNull(
                        LeadTimeDemandTest.class.getResourceAsStream("newsvendor.json"))) {
            JsonNode cases = new ObjectMapper().readTree(file);
            assertThat(cases).hasSize(3);
            return cases;
        }
    }

    private static double criticalRatio(JsonNode inputs) {
        if (inputs.has("revenue")) {
            double under =
                    inputs.get("revenue").asDouble() - inputs.get("purchase_cost").asDouble();
            double over =
                    inputs.get("purchase_cost").asDouble() - inputs.get("salvage_value").asDouble();
            return under / (under + over);
        }
        double under = inputs.get("stockout_cost").asDouble();
        return under / (under + inputs.get("holding_cost").asDouble());
    }

    @Test
    void isSkewedAndNeverNegativeForSlowMovers() {
        LeadTimeDemand slow = new LeadTimeDemand(1, 1);

        // A gamma distribution of shape 1 and scale 1 is exponential.
        assertThat(slow.quantile(0.95)).isCloseTo(-Math.log(0.05), within(1e-9));
        assertThat(slow.quantile(0.01)).isPositive();
        assertThat(slow.probabilityAbove(3)).isCloseTo(Math.exp(-3), within(1e-9));
    }

    @Test
    void isItsMeanWhereNothingDeviates() {
        LeadTimeDemand certain = new LeadTimeDemand(6, 0);

        assertThat(certain.quantile(0.99)).isEqualTo(6);
        assertThat(certain.probabilityAbove(5.9)).isEqualTo(1);
        assertThat(certain.probabilityAbove(6)).isZero();
    }
}
