package org.aisleflow.api.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import org.aisleflow.api.Samples;
import org.aisleflow.api.facts.Catalog;
import org.aisleflow.contracts.catalog.Policy;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private final Catalog catalog = new Catalog();

    @Test
    void takesTheMostSpecificOne() {
        assertThat(holding()).isEqualTo(Policies.DEFAULT);

        Policy forAll = put(new Policy(null, null, 0.9, 1));
        assertThat(holding()).isEqualTo(forAll);
        Policy forStore = put(new Policy(Samples.CORNER, null, 0.91, 1));
        assertThat(holding()).isEqualTo(forStore);
        Policy forProduct = put(new Policy(null, Samples.OLIVES, 0.92, 1));
        assertThat(holding()).isEqualTo(forProduct);
        Policy forBoth = put(new Policy(Samples.CORNER, Samples.OLIVES, 0.93, 1));
        assertThat(holding()).isEqualTo(forBoth);
    }

    private Policy holding() {
        return new Policies(catalog).of(Samples.CORNER, Samples.OLIVES);
    }

    private Policy put(Policy policy) {
        catalog.put(policy.key(), policy);
        return policy;
    }
}
