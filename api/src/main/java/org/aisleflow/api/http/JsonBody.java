package org.aisleflow.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.aisleflow.contracts.wire.Mappers;

/** Turns what somebody sent into a record of ours, or says which field is wrong. */
public final class JsonBody {
    private JsonBody() {}

    /**
     * Takes the body as an object.
     *
     * @param sent the body
     * @return the same
     * @throws ProblemException if it is something else
     */
    public static ObjectNode object(JsonNode sent) {
        if (sent instanceof ObjectNode object) {
            return object;
        }
        throw ProblemException.badRequest("The body must be one JSON object.");
    }

    /**
     * Checks that nothing is missing.
     *
     * @param record the record that will be made of it
     * @param object the body
     * @throws ProblemException naming the first field that is missing
     */
    public static void requireAll(Class<?> record, ObjectNode object) {
        RequiredFields.missing(record, object)
                .ifPresent(field -> {
                    throw ProblemException.badField(field, field + " is missing.");
                });
    }

    /**
     * Makes the record.
     *
     * @param type what to make
     * @param object the body
     * @param <T> what to make
     * @return the record, checked by its constructor
     * @throws ProblemException naming the field that is wrong
     */
    public static <T> T as(Class<T> type, ObjectNode object) {
        try {
            return Mappers.JSON.treeToValue(object, type);
        } catch (JsonMappingException wrong) {
            throw ProblemException.badField(fieldOf(wrong), sentence(wrong));
        } catch (JsonProcessingException wrong) {
            throw ProblemException.badRequest(wrong.getOriginalMessage());
        }
    }

    /**
     * For example {@code zones[2].polygon}; a check of the whole record has no field of its own.
     */
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
