package org.aisleflow.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aisleflow.api.http.JsonBody;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.CatalogEntry;

/** Turns what somebody sent into a catalog entry, or says which field is wrong. */
final class EntryReader {
    private EntryReader() {}

    static CatalogEntry read(EntryType type, String id, JsonNode sent) {
        ObjectNode object = JsonBody.object(sent);
        JsonNode named = object.get("type");
        if (named != null && !named.asText().equals(type.typeName())) {
            throw ProblemException.badField(
                    "type",
                    "type is \"%s\", at this address it is \"%s\" or left out."
                            .formatted(named.asText(), type.typeName()));
        }
        JsonBody.requireAll(type.type(), object);
        CatalogEntry entry =
                JsonBody.as(CatalogEntry.class, object.deepCopy().put("type", type.typeName()));
        if (!entry.key().equals(type.key(id))) {
            throw ProblemException.badField(
                    "id",
                    "The body is about %s, the address about %s."
                            .formatted(entry.key(), type.key(id)));
        }
        return entry;
    }
}
