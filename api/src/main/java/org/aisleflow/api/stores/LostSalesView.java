package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What was not sold because shelves were empty.
 *
 * @param lost units of all products together
 * @param substitutionShare the share of those who find an empty shelf who take something else:
 *     known from research, moved by what was seen here
 * @param products those whose shelf was empty in the range, the largest loss first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record LostSalesView(Band lost, Band substitutionShare, List<Product> products) {
    /**
     * One product.
     *
     * @param sku the product
     * @param zone the zone of its shelf
     * @param empty when its shelf was empty, cut to the range
     * @param availability on-shelf availability: share of the open minutes of the range in which
     *     the shelf was not empty; null if the store was not open
     * @param zoneVisits visits of the zone in the range; null if they are not known
     * @param exposedVisits those of them while the shelf was empty
     * @param exposedShare exposed out-of-stock = exposedVisits / zoneVisits
     * @param pickRate units taken per visit while stocked, shrunk towards the product's mean
     * @param wanted exposedVisits × pickRate, in units
     * @param lost wanted less what was taken instead: wanted × (1 − substitutionShare), in units
     * @param coverage share of exposedVisits that were counted; the others are inferred from the
     *     doors
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Product(
            Sku sku,
            ZoneId zone,
            List<Empty> empty,
            @Nullable Double availability,
            @Nullable Double zoneVisits,
            @Nullable Double exposedVisits,
            @Nullable Double exposedShare,
            @Nullable Band pickRate,
            @Nullable Band wanted,
            @Nullable Band lost,
            @Nullable Double coverage) {}

    /**
     * A time at which the shelf was empty.
     *
     * @param from its beginning
     * @param to its end; the present if it still is
     */
    record Empty(Instant from, Instant to) {}
}
