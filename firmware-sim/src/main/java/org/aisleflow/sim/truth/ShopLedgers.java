package org.aisleflow.sim.truth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.sim.world.Happening;

/** One shop's share of the files: every line begins with the shop. */
final class ShopLedgers {
    private final Ledgers ledgers;
    private final StoreId store;

    ShopLedgers(Ledgers ledgers, StoreId store) {
        this.ledgers = ledgers;
        this.store = store;
    }

    ObjectNode line() {
        return Ledgers.line().put("store", store.value());
    }

    ObjectNode line(Happening happening) {
        return line().put("time", text(happening.time()));
    }

    void write(String file, ObjectNode line) {
        ledgers.write(file, line);
    }

    static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    static ArrayNode goods(List<Happening.Line> lines) {
        ArrayNode nodes = Ledgers.list();
        lines.forEach(line ->
                nodes.addObject().put("sku", line.sku().value()).put("units", line.units()));
        return nodes;
    }
}
