package org.aisleflow.sim.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes out what a scenario file says in short: layouts that several stores share, layouts that
 * are generated, and products that are generated.
 */
final class ScenarioExpansion {
    private static final String LAYOUTS = "layouts";
    private static final String LAYOUT = "layout";
    private static final String LAYOUT_GENERATED = "layoutGenerated";
    private static final String PRODUCTS = "products";
    private static final String PRODUCTS_GENERATED = "productsGenerated";

    private final ScenarioMapper mapper;

    ScenarioExpansion(ScenarioMapper mapper) {
        this.mapper = mapper;
    }

    /** Changes a tree; one that is no scenario is left for the checks. */
    void expand(JsonNode tree) {
        if (tree instanceof ObjectNode scenario) {
            expandStores(scenario);
            expandProducts(scenario);
        }
    }

    private void expandStores(ObjectNode scenario) {
        JsonNode layouts = scenario.remove(LAYOUTS);
        int number = 0;
        for (JsonNode node : scenario.path("stores")) {
            if (node instanceof ObjectNode store) {
                String path = "stores[%d]".formatted(number);
                useLayout(store, layouts, path);
                generateLayout(store, path);
            }
            number++;
        }
    }

    /** A layout may rest on another one. */
    private void useLayout(ObjectNode store, @Nullable JsonNode layouts, String path) {
        Set<String> used = new LinkedHashSet<>();
        for (JsonNode wanted = store.remove(LAYOUT);
                wanted != null;
                wanted = store.remove(LAYOUT)) {
            if (!used.add(wanted.asText())) {
                throw mapper.wrong(path + ".layout", "the layouts " + used + " rest on each other");
            }
            ScenarioDefaults.merge(store, layout(wanted.asText(), layouts, path));
        }
    }

    private JsonNode layout(String wanted, @Nullable JsonNode layouts, String path) {
        JsonNode layout = layouts == null ? null : layouts.get(wanted);
        if (layout == null) {
            List<String> known = new ArrayList<>();
            if (layouts != null) {
                layouts.fieldNames().forEachRemaining(known::add);
            }
            throw mapper.wrong(
                    path + ".layout",
                    "there is no layout %s, known are %s".formatted(wanted, known));
        }
        return layout;
    }

    private void generateLayout(ObjectNode store, String path) {
        JsonNode plan = store.remove(LAYOUT_GENERATED);
        if (plan != null) {
            GridLayout grid = mapper.read(path + "." + LAYOUT_GENERATED, plan, GridLayout.class);
            ScenarioDefaults.merge(store, mapper.tree(grid.written()));
        }
    }

    private void expandProducts(ObjectNode scenario) {
        JsonNode plan = scenario.remove(PRODUCTS_GENERATED);
        if (plan == null) {
            return;
        }
        GeneratedProducts products = mapper.read(PRODUCTS_GENERATED, plan, GeneratedProducts.class);
        ArrayNode all =
                scenario.path(PRODUCTS) instanceof ArrayNode said
                        ? said
                        : scenario.putArray(PRODUCTS);
        products.written().forEach(product -> all.add(mapper.tree(product)));
    }
}
