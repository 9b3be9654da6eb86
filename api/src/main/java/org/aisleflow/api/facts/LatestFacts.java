package org.aisleflow.api.facts;

import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.facts.PurchaseOrder;
import org.aisleflow.contracts.facts.StockBelief;

/**
 * All that is known now, in memory.
 *
 * @param catalog master data
 * @param stock stock beliefs by product
 * @param alerts alerts by type and subject, those that have ended included
 * @param devices device states
 * @param decisions decisions by suggestion
 * @param orders orders placed with suppliers, by order
 * @param credentials how devices prove who they are
 * @param commands commands to devices, and what became of them
 * @param rejected the newest dead letters
 */
public record LatestFacts(
        Catalog catalog,
        Latest<StockBelief> stock,
        Latest<Alert> alerts,
        Latest<DeviceState> devices,
        Latest<Decision> decisions,
        Latest<PurchaseOrder> orders,
        Latest<DeviceCredentials> credentials,
        Latest<CommandFact> commands,
        RejectedIndex rejected) {
    /**
     * Nothing is known yet.
     *
     * @return empty tables
     */
    public static LatestFacts empty() {
        return new LatestFacts(
                new Catalog(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new RejectedIndex());
    }
}
