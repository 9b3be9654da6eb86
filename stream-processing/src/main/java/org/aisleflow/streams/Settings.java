package org.aisleflow.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Settings as a flat list of names and values: the names are those of {@link
 * StreamProcessingConfig}. In the environment they begin with {@code AISLEFLOW_STREAMS_} and are
 * written {@code COMMIT_INTERVAL}.
 */
final class Settings {
    static final String ENVIRONMENT_PREFIX = "AISLEFLOW_STREAMS_";

    private final Map<String, String> values;
    private final Set<String> asked = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    static Settings of(Map<String, String> environment, String... arguments) {
        Map<String, String> values = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                values.put(camel(name.substring(ENVIRONMENT_PREFIX.length())), value);
            }
        });
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            values.put(name, equals < 0 ? "" : argument.substring(equals + 1));
        }
        return new Settings(values);
    }

    /**
     * Reads all of them.
     *
     * @throws IllegalArgumentException with a sentence for everything that is wrong
     */
    StreamProcessingConfig config() {
        StreamProcessingConfig usual =
                StreamProcessingConfig.of("127.0.0.1:9092", Path.of("var", "streams"));
        String bootstrapServers = get("bootstrapServers", usual.bootstrapServers(), text -> text);
        Path stateDir = get("stateDir", usual.stateDir(), Path::of);
        String applicationId = get("applicationId", usual.applicationId(), text -> text);
        int partitions = get("partitions", usual.partitions(), Integer::valueOf);
        Duration lateness = get("lateness", usual.lateness(), Duration::parse);
        ProcessingGuarantee guarantee =
                get("processingGuarantee", usual.processingGuarantee(), ProcessingGuarantee::of);
        int threads = get("threads", usual.threads(), Integer::valueOf);
        Duration commit = get("commitInterval", usual.commitInterval(), Duration::parse);
        Duration tell = get("tellInterval", usual.tellInterval(), Duration::parse);
        Duration summary = get("summaryInterval", usual.summaryInterval(), Duration::parse);
        Duration trackMemory = get("trackMemory", usual.trackMemory(), Duration::parse);
        complain();
        return new StreamProcessingConfig(
                bootstrapServers,
                stateDir,
                applicationId,
                partitions,
                lateness,
                guarantee,
                threads,
                commit,
                tell,
                summary,
                trackMemory);
    }

    private <T> T get(String name, T usual, Function<String, T> read) {
        asked.add(name);
        @Nullable String value = values.get(name);
        if (value == null) {
            return usual;
        }
        try {
            return read.apply(value);
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            problems.add("%s is \"%s\", it must be written like %s".formatted(name, value, usual));
        } catch (IllegalArgumentException wrong) {
            problems.add(name + ": " + wrong.getMessage());
        }
        return usual;
    }

    private void complain() {
        for (String name : new TreeSet<>(values.keySet())) {
            if (!asked.contains(name)) {
                problems.add("there is no setting " + name + "; there are " + asked);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static String camel(String upper) {
        StringBuilder name = new StringBuilder();
        for (String word : upper.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(
                    name.isEmpty() || word.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
