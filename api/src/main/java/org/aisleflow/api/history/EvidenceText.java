package org.aisleflow.api.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.wire.Mappers;

/** The numbers behind an alert, as JSON. */
final class EvidenceText {
    private static final TypeReference<Map<String, String>> NUMBERS = new TypeReference<>() {};

    private EvidenceText() {}

    static String write(PastAlert alert) {
        try {
            return Mappers.JSON.writeValueAsString(new TreeMap<>(alert.evidence()));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    static Map<String, String> read(String text) {
        try {
            return Mappers.JSON.readValue(text, NUMBERS);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("history holds \"" + text + "\"", bug);
        }
    }
}
