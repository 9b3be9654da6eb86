package org.aisleflow.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.aisleflow.contracts.facts.WindowFact;
import org.junit.jupiter.api.Test;

/** A type of fact that is added is kept by every history. */
class WindowTypesTest {
    private static final Class<?>[] TYPES = WindowFact.class.getPermittedSubclasses();

    @Test
    void everyTypeHasATable() {
        assertThat(SqliteTables.ALL)
                .<Class<?>>extracting(SqliteTable::type)
                .containsExactlyInAnyOrder(TYPES);
    }

    @Test
    void everyTypeHasAMeasurement() {
        assertThat(InfluxMeasurements.ALL)
                .<Class<?>>extracting(InfluxMeasurement::type)
                .containsExactlyInAnyOrder(TYPES);
    }
}
