package org.aisleflow.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an entry lacks before it is made, so that the answer can name it: every component of
 * its record must be there that is neither {@code @Nullable} nor left out when it is empty, nor a
 * primitive (of those Jackson says itself what is missing).
 */
final class RequiredFields {
    private RequiredFields() {}

    /** The path of the first field that is missing, for example {@code zones[2].polygon}. */
    static Optional<String> missing(Class<?> type, JsonNode node) {
        return missing(type, node, "");
    }

    private static Optional<String> missing(Class<?> type, JsonNode node, String path) {
        if (!type.isRecord() || !node.isObject()) {
            return Optional.empty();
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String at = path.isEmpty() ? component.getName() : path + "." + component.getName();
            JsonNode value = node.path(component.getName());
            if (value.isMissingNode() || value.isNull()) {
                if (isRequired(component)) {
                    return Optional.of(at);
                }
                continue;
            }
            Optional<String> inside = missingInside(component, value, at);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missingInside(
            RecordComponent component, JsonNode value, String at) {
        if (!value.isArray()
                || !(component.getGenericType() instanceof ParameterizedType list)
                || !(list.getActualTypeArguments()[0] instanceof Class<?> element)) {
            return missing(component.getType(), value, at);
        }
        for (int i = 0; i < value.size(); i++) {
            Optional<String> inside = missing(element, value.get(i), at + "[" + i + "]");
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private static boolean isRequired(RecordComponent component) {
        return !component.getType().isPrimitive()
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !isLeftOutWhenEmpty(component);
    }

    private static boolean isLeftOutWhenEmpty(RecordComponent component) {
        JsonInclude written = component.getAccessor().getAnnotation(JsonInclude.class);
        return written != null && written.value() == JsonInclude.Include.NON_EMPTY;
    }
}
