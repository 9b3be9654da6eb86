package org.aisleflow.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.wire.Decoding;
import org.aisleflow.contracts.wire.Decoding.Decoded;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.contracts.wire.TelemetryDecoder;
import org.aisleflow.contracts.wire.WireCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds {@code contracts/schema/} to the decoder. After a change of the contract write the files
 * anew with {@code mvn -pl contracts test -Dtest=PublishedSchemasTest -Daisleflow.schemas=write}.
 */
class PublishedSchemasTest {
    private static final Path FOLDER = Path.of("schema");
    private static final CBORMapper CBOR = new CBORMapper();
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:05Z");

    /** What only the decoder can see: a pack as a whole, or base and own fields added up. */
    private static final Set<String> BEYOND_SCHEMAS =
            Set.of(
                    "senml-no-value",
                    "senml-no-name",
                    "senml-name-too-long",
                    "senml-time-too-late",
                    "senml-time-before-1970",
                    "senml-sum-of-values-infinite",
                    "senml-format-on-another-kind",
                    "16-KiB-and-1",
                    // For Java, though not for JSON Schema, $ also matches before a last line feed.
                    "id-line-feed");

    private static final Map<Kind, JsonSchema> SCHEMAS = new EnumMap<>(Kind.class);

    static {
        for (Kind kind : Kind.values()) {
            SCHEMAS.put(
                    kind,
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(
                                    KindSchemas.of(kind),
                                    SchemaValidatorsConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));
        }
    }

    static Stream<WireCase> validCases() {
        return jsonCases("valid");
    }

    static Stream<WireCase> invalidCases() {
        return jsonCases("invalid")
                .filter(wireCase -> !BEYOND_SCHEMAS.contains(wireCase.name()))
                .filter(wireCase -> tree(wireCase) != null);
    }

    @ParameterizedTest
    @EnumSource
    void theFileIsCurrent(Kind kind) throws IOException {
        Path file = FOLDER.resolve(kind + ".schema.json");
        String current = text(KindSchemas.of(kind));

        if ("write".equals(System.getProperty("aisleflow.schemas"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, current);
        }

        assertThat(file).hasContent(current);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("validCases")
    void whatTheDecoderAcceptsValidates(WireCase wireCase) {
        assertThat(schema(wireCase.kind()).validate(tree(wireCase))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidCases")
    void whatTheDecoderRefusesDoesNotValidate(WireCase wireCase) {
        assertThat(schema(wireCase.kind()).validate(tree(wireCase))).isNotEmpty();
    }

    /** Puts many values into every field in turn: schema and decoder must agree about each. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SENML")
    void schemaAndDecoderAgreeAboutEveryField(Kind kind) throws IOException {
        ObjectNode schema = KindSchemas.of(kind);
        JsonNode example = schema.get("examples").get(0);
        List<String> pointers = new ArrayList<>();
        collectFields(example, "", pointers);
        assumeThat(pointers).isNotEmpty();

        for (String pointer : pointers) {
            for (JsonNode value : values(fieldSchema(schema, pointer))) {
                ObjectNode payload = example.deepCopy();
                int slash = pointer.lastIndexOf('/');
                ObjectNode owner = (ObjectNode) payload.at(pointer.substring(0, slash));
                owner.set(pointer.substring(slash + 1), value);

                assertThat(schema(kind).validate(payload).isEmpty())
                        .as("%s = %s of %s", pointer, value, kind)
                        .isEqualTo(decodes(kind, payload));
            }
        }
    }

    private static void collectFields(JsonNode node, String pointer, List<String> pointers) {
        node.properties()
                .forEach(field -> {
                    String place = pointer + "/" + field.getKey();
                    pointers.add(place);
                    if (field.getValue().isArray()) {
                        collectFields(field.getValue().get(0), place + "/0", pointers);
                    } else if (field.getValue().isObject()) {
                        collectFields(field.getValue(), place, pointers);
                    }
                });
    }

    private static JsonNode fieldSchema(JsonNode schema, String pointer) {
        String[] names = pointer.substring(1).split("/");
        JsonNode field = schema;
        for (String name : names) {
            field = name.equals("0") ? field.get("items") : field.get("properties").get(name);
        }
        return field;
    }

    /** Values of every type, and those at the limits that the schema states. */
    private static List<JsonNode> values(JsonNode schema) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        Mappers.JSON
                .readTree(
                        """
                        [null, true, false, 0, 1, -1, 1.5, 7.0, 1e300, "", "a", "a.b", "a:b", "a/b",
                         "-a", "é", [], {}, [7], 9007199254740991, 9007199254740992,
                         "2026-01-31T09:30:00Z", "2026-01-31T09:30:00"]\
                        """)
                .forEach(values::add);
        for (int length : List.of(64, 65, 256, 257)) {
            values.add(Mappers.JSON.valueToTree("a".repeat(length)));
        }
        for (String limit : List.of("minimum", "maximum")) {
            for (JsonNode stated : schema.findValues(limit)) {
                for (double step : List.of(-1.0, -0.25, 0.0, 0.25, 1.0)) {
                    values.add(Mappers.JSON.valueToTree(stated.doubleValue() + step));
                }
            }
        }
        for (String limit : List.of("minItems", "maxItems")) {
            JsonNode stated = schema.path(limit);
            for (int size = stated.asInt() - 1; size <= stated.asInt() + 1; size++) {
                if (stated.isInt() && size >= 0) {
                    values.add(listOf(size, schema));
                }
            }
        }
        return values;
    }

    private static JsonNode listOf(int size, JsonNode schema) {
        var list = Mappers.JSON.createArrayNode();
        for (int i = 0; i < size; i++) {
            ObjectNode entry = list.addObject();
            for (JsonNode name : schema.get("items").get("required")) {
                JsonNode field = schema.get("items").get("properties").get(name.asText());
                if (field.path("type").asText().equals("number")) {
                    entry.put(name.asText(), 1);
                } else {
                    entry.put(name.asText(), "a");
                }
            }
        }
        return list;
    }

    private static boolean decodes(Kind kind, JsonNode payload) throws IOException {
        // CBOR, since the longest lists are larger than a message in JSON.
        byte[] bytes = CBOR.writeValueAsBytes(payload);
        Decoding decoding = TelemetryDecoder.decode(kind, Encoding.CBOR, bytes, NOW);
        return decoding instanceof Decoded;
    }

    private static JsonSchema schema(Kind kind) {
        JsonSchema schema = SCHEMAS.get(kind);
        assertThat(schema).isNotNull();
        return Objects.requireNonNull(schema);
    }

    private static Stream<WireCase> jsonCases(String folder) {
        return WireCase.in(folder).stream().filter(wireCase -> !binary(wireCase.encoding()));
    }

    private static boolean binary(Encoding encoding) {
        return encoding == Encoding.CBOR || encoding == Encoding.SENML_CBOR;
    }

    /** The payload as JSON; null if it is none. */
    private static @Nullable JsonNode tree(WireCase wireCase) {
        try {
            JsonNode tree = Mappers.JSON.readTree(wireCase.payload().bytes());
            return tree.isMissingNode() ? null : tree;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static String text(ObjectNode schema) throws JsonProcessingException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return Mappers.JSON
                        .writer(
                                new DefaultPrettyPrinter()
                                        .withObjectIndenter(lines)
                                        .withArrayIndenter(lines))
                        .writeValueAsString(schema)
                + "\n";
    }
}
