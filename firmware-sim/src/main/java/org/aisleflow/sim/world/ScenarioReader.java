package org.aisleflow.sim.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads scenario files, and says in sentences what is wrong with one. */
public final class ScenarioReader {
    private static final String DEFAULTS = "/scenario-defaults.yaml";

    private static final List<String> BUILT_IN =
            List.of("corner-shop", "supermarket", "chain-of-20", "bad-day", "load");

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
                                        "there is no file %s, and no scenario of that name; known are %s"
                                                .formatted(name, String.join(", ", BUILT_IN)))));
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
        ScenarioMapper mapper = new ScenarioMapper(source);
        JsonNode tree = mapper.tree(yaml);
        new ScenarioExpansion(mapper).expand(tree);
        JsonNode defaults = new ScenarioMapper(DEFAULTS).tree(resource(DEFAULTS).orElseThrow());
        new ScenarioDefaults(defaults).fill(tree);
        return mapper.read("", tree, Scenario.class);
    }
}
