package org.aisleflow.api.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.wire.Mappers;

/** Turns what somebody sent into a catalog entry, or says which field is wrong. */
final class EntryReader {
    private EntryReader() {}

    static CatalogEntry read(EntryType type, String id, JsonNode sent) {
        if (!(sent instanceof ObjectNode object)) {
            throw ProblemException.badRequest("The body must be one JSON object.");
        }
        JsonNode named = object.get("type");
        if (named != null && !named.asText().equals(type.typeName())) {
            throw ProblemException.badField(
                    "type",
                    "type is \"%s\", at this address it is \"%s\" or left out."
                            .formatted(named.asText(), type.typeName()));
        }
        RequiredFields.missing(type.type(), object)
                .ifPresent(field -> {
                    throw ProblemException.badField(field, field + " is missing.");
                });
        ObjectNode typed = object.deepCopy().put("type", type.typeName());
        CatalogEntry entry = convert(typed);
        if (!entry.key().equals(type.key(id))) {
            throw ProblemException.badField(
                    "id",
                    "The body is about %s, the address about %s."
                            .formatted(entry.key(), type.key(id)));
        }
        return entry;
    }

    private static CatalogEntry convert(ObjectNode typed) {
        try {
            return Mappers.JSON.treeToValue(typed, CatalogEntry.class);
        } catch (JsonMappingException wrong) {
            throw ProblemException.badField(fieldOf(wrong), sentence(wrong));
        } catch (JsonProcessingException wrong) {
            throw ProblemException.badRequest(wrong.getOriginalMessage());
        }
    }

    /** For example {@code zones[2].polygon}; a check of the whole entry has no field of its own. */
    private static String fieldOf(JsonMappingException wrong) {
        String path =
                wrong.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getFieldName())
                        .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String sentence(JsonMappingException wrong) {
        Throwable root = wrong;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof JsonMappingException mapping
                ? mapping.getOriginalMessage()
                : String.valueOf(root.getMessage());
    }
}
