package org.aisleflow.sim.world;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.CatalogEntry;

/** Turns parts of a scenario file into records, and says in sentences what is wrong with one. */
final class ScenarioMapper {
    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .addMixIn(CatalogEntry.class, Untyped.class)
                    .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                    .build();

    private final String source;

    /** A list of suppliers needs no word in every entry that it is a supplier. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    private interface Untyped {}

    /**
     * Prepares for one file.
     *
     * @param source what messages call the file
     */
    ScenarioMapper(String source) {
        this.source = source;
    }

    JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    "%s is not well-formed YAML: %s"
                            .formatted(source, malformed.getOriginalMessage()),
                    malformed);
        }
    }

    /** The tree of anything that Jackson can write. */
    JsonNode tree(Object value) {
        return YAML.valueToTree(value);
    }

    /**
     * Reads a part of the file.
     *
     * @param path where in the file it stands; empty for all of it
     */
    <T extends Record> T read(String path, JsonNode tree, Class<T> type) {
        RequiredFields.check(source, path, tree, type);
        try {
            return YAML.treeToValue(tree, type);
        } catch (JsonMappingException wrong) {
            String place = place(wrong);
            String dot = path.isEmpty() || place.isEmpty() || place.startsWith("[") ? "" : ".";
            throw new IllegalArgumentException(
                    "%s: %s%s%s: %s".formatted(source, path, dot, place, reason(wrong)), wrong);
        } catch (JsonProcessingException wrong) {
            throw wrong(path, wrong.getOriginalMessage());
        }
    }

    /** What to throw about a part of the file. */
    IllegalArgumentException wrong(String path, String sentence) {
        return new IllegalArgumentException("%s: %s: %s".formatted(source, path, sentence));
    }

    private static String place(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step ->
                        step.getFieldName() == null
                                ? "[" + step.getIndex() + "]"
                                : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /** The sentence of our own checks if there is one, Jackson's otherwise. */
    private static String reason(JsonMappingException wrong) {
        Throwable cause = wrong.getCause();
        if (wrong instanceof InvalidFormatException unreadable
                && !(cause instanceof IllegalArgumentException)) {
            return "\"%s\" is no %s"
                    .formatted(unreadable.getValue(), kind(unreadable.getTargetType()));
        }
        String sentence =
                cause instanceof IllegalArgumentException
                        ? cause.getMessage()
                        : wrong.getOriginalMessage();
        return String.valueOf(sentence);
    }

    private static String kind(Class<?> type) {
        if (type == LocalTime.class) {
            return "time of day such as \"08:00\"";
        }
        if (type == LocalDate.class) {
            return "date such as 2026-03-02";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type)
                ? "number"
                : type.getSimpleName();
    }
}
