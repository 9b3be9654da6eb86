package org.aisleflow.sim.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a file with the records it shall become: everything missing and everything unknown. */
final class RequiredFields {
    private final List<String> complaints = new ArrayList<>();

    private RequiredFields() {}

    /**
     * Throws if anything is missing or unknown.
     *
     * @param path where in the file the tree stands; empty if it is the file
     */
    static void check(String source, String path, JsonNode tree, Class<? extends Record> type) {
        RequiredFields fields = new RequiredFields();
        fields.walk(path, tree, type);
        if (!fields.complaints.isEmpty()) {
            throw new IllegalArgumentException(
                    source + ": " + Complaints.together(fields.complaints));
        }
    }

    private void walk(String path, JsonNode node, Type type) {
        if (type instanceof ParameterizedType list && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk("%s[%d]".formatted(path, i), node.get(i), list.getActualTypeArguments()[0]);
            }
        } else if (type instanceof Class<?> record && record.isRecord() && !isShort(record, node)) {
            compare(path, node, record);
        }
    }

    /** Ids are written as a text, points and rectangles as a list of numbers. */
    private static boolean isShort(Class<?> record, JsonNode node) {
        RecordComponent[] components = record.getRecordComponents();
        return node.isArray()
                ? components[0].getType() == double.class
                : node.isValueNode() && components.length == 1;
    }

    private void compare(String path, JsonNode node, Class<?> record) {
        if (!node.isObject()) {
            complaints.add(
                    "%s must hold the fields %s"
                            .formatted(path.isEmpty() ? "the file" : path, names(record)));
            return;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        for (RecordComponent component : record.getRecordComponents()) {
            JsonNode value = node.get(component.getName());
            if (value != null && !value.isNull()) {
                walk(prefix + component.getName(), value, component.getGenericType());
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                complaints.add(prefix + component.getName() + " is missing");
            }
        }
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(names(record));
        unknown.forEach(name ->
                complaints.add(
                        "%s%s is not known here, known are %s"
                                .formatted(prefix, name, names(record))));
    }

    private static List<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toList());
    }
}
