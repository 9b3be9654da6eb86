package org.aisleflow.sim.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Fills in what a scenario file leaves out with what the file of defaults says. */
final class ScenarioDefaults {
    private static final String DEVICES = "devices";

    /** Devices that nothing is said of have no errors; this word says it aloud. */
    private static final String EXACT = "exact";

    private final JsonNode defaults;

    ScenarioDefaults(JsonNode defaults) {
        this.defaults = defaults;
    }

    /**
     * Completes every store of a scenario, and its devices; a tree that is no scenario is left for
     * the checks.
     */
    void fill(JsonNode scenario) {
        if (scenario instanceof ObjectNode said) {
            merge(said, defaults.path("scenario"));
        }
        for (JsonNode store : scenario.path("stores")) {
            if (store instanceof ObjectNode said) {
                merge(said, defaults.path("store"));
            }
        }
        if (scenario instanceof ObjectNode said) {
            if (EXACT.equals(said.path(DEVICES).textValue())) {
                said.remove(DEVICES);
            }
            ObjectNode section = said.objectNode();
            section.set(DEVICES, defaults.path(DEVICES));
            merge(said, section);
        }
    }

    /** What is said stays; a list is one thing, which is never mixed with another. */
    static void merge(ObjectNode said, JsonNode unsaid) {
        for (Map.Entry<String, JsonNode> field : unsaid.properties()) {
            JsonNode value = said.get(field.getKey());
            if (value == null) {
                said.set(field.getKey(), field.getValue().deepCopy());
            } else if (value instanceof ObjectNode inner && field.getValue().isObject()) {
                merge(inner, field.getValue());
            }
        }
    }
}
