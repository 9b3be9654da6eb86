package org.aisleflow.sim.world;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.CatalogEntry;

/** Reads scenario files, and says in sentences what is wrong with one. */
public final class ScenarioReader {
    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .addMixIn(CatalogEntry.class, Untyped.class)
                    .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                    .build();

    /** A list of suppliers needs no word in every entry that it is a supplier. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    private interface Untyped {}

    private static final String DEFAULTS = "/scenario-defaults.yaml";

    private ScenarioReader() {}

    /**
     * Reads a scenario that comes with the program.
     *
     * @param name its name, for example {@code corner-shop}
     * @return the scenario
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Scenario builtIn(String name) {
        return parse(
                name,
                resource("/scenarios/" + name + ".yaml")
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "there is no scenario called " + name)));
    }

    private static Optional<String> resource(String path) {
        try (InputStream file = ScenarioReader.class.getResourceAsStream(path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(path + " cannot be read", broken);
        }
    }

    /**
     * Reads a scenario file.
     *
     * @param file a YAML file
     * @return the scenario
     * @throws IllegalArgumentException if it is not a valid scenario; the message names the file,
     *     the place in it and the remedy
     * @throws UncheckedIOException if it cannot be read
     */
    public static Scenario read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException broken) {
            throw new UncheckedIOException("scenario " + file + " cannot be read", broken);
        }
    }

    static Scenario parse(String source, String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            new ScenarioDefaults(YAML.readTree(resource(DEFAULTS).orElseThrow())).fill(tree);
            RequiredFields.check(source, tree, Scenario.class);
            return YAML.treeToValue(tree, Scenario.class);
        } catch (JsonMappingException wrong) {
            throw new IllegalArgumentException(
                    "%s: %s: %s".formatted(source, place(wrong), reason(wrong)), wrong);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    "%s is not well-formed YAML: %s"
                            .formatted(source, malformed.getOriginalMessage()),
                    malformed);
        }
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
        String sentence =
                cause instanceof IllegalArgumentException
                        ? cause.getMessage()
                        : wrong.getOriginalMessage();
        return String.valueOf(sentence);
    }
}
