package org.aisleflow.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.Instruction;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.wire.CommandWire;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.Mappers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the published schema and the golden files of commands to what is written and read. */
class CommandSchemaTest {
    private static final StoreId STORE = StoreId.of("s1");
    private static final DeviceId DEVICE = DeviceId.of("door-1");
    private static final Path GOLDEN = Path.of("src/test/resources/wire/command");
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            CommandSchema.schema(),
                            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());

    private static final Map<String, Instruction> INSTRUCTIONS =
            Map.of(
                    "set-interval", new Instruction.SetInterval(30),
                    "restart", new Instruction.Restart(),
                    "identify", new Instruction.Identify(null),
                    "identify-for", new Instruction.Identify(20),
                    "firmware-update", new Instruction.FirmwareUpdate("2.5.0", null),
                    "firmware-update-from",
                            new Instruction.FirmwareUpdate(
                                    "2.5.0", "https://shop.example/fw/2.5.0.bin"));

    static Stream<String> names() {
        return INSTRUCTIONS.keySet().stream().sorted();
    }

    @Test
    void theFileIsCurrent() throws IOException {
        Path file = Path.of("schema", "command.schema.json");
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        String current =
                Mappers.JSON
                                .writer(
                                        new DefaultPrettyPrinter()
                                                .withObjectIndenter(lines)
                                                .withArrayIndenter(lines))
                                .writeValueAsString(CommandSchema.schema())
                        + "\n";

        if ("write".equals(System.getProperty("aisleflow.schemas"))) {
            Files.writeString(file, current);
        }

        assertThat(file).hasContent(current);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCommandIsWrittenAsItsGoldenFileAndReadAgain(String name) throws IOException {
        Command command = command(Objects.requireNonNull(INSTRUCTIONS.get(name)));
        String golden = Files.readString(GOLDEN.resolve(name + ".json"));

        byte[] json = CommandWire.encode(command, Encoding.JSON);
        byte[] cbor = CommandWire.encode(command, Encoding.CBOR);

        assertThat(new String(json, StandardCharsets.UTF_8) + "\n").isEqualTo(golden);
        assertThat(SCHEMA.validate(Mappers.JSON.readTree(json))).isEmpty();
        assertThat(CommandWire.decode(STORE, DEVICE, Encoding.JSON, json)).isEqualTo(command);
        assertThat(CommandWire.decode(STORE, DEVICE, Encoding.CBOR, cbor)).isEqualTo(command);
        assertThat(CommandWire.idOf(json)).isEqualTo(command.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'c-17','command':'explode'}",
                "{'id':'c-17','command':'set-interval'}",
                "{'id':'c-17','command':'set-interval','seconds':0}",
                "{'id':'c-17','command':'set-interval','seconds':86401}",
                "{'id':'c-17','command':'set-interval','seconds':1.5}",
                "{'id':'c-17','command':'identify','seconds':3601}",
                "{'id':'c-17','command':'firmware-update'}",
                "{'id':'c-17','command':'firmware-update','version':''}",
                "{'id':'c-17','command':'firmware-update','version':'2','url':'http://x/y'}",
                "{'id':'c 17','command':'restart'}",
                "{'command':'restart'}"
            })
    void whatIsNoCommandIsRefusedByBothSchemaAndReader(String text) throws IOException {
        String times = ",'issued':'2026-01-31T09:30:00Z','expires':'2026-02-01T09:30:00Z'}";
        JsonNode payload =
                Mappers.JSON.readTree(
                        (text.substring(0, text.length() - 1) + times).replace('\'', '"'));

        byte[] bytes = Mappers.JSON.writeValueAsBytes(payload);

        assertThat(SCHEMA.validate(payload)).isNotEmpty();
        assertThatThrownBy(() -> CommandWire.decode(STORE, DEVICE, Encoding.JSON, bytes))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Command command(Instruction instruction) {
        return new Command(
                STORE,
                DEVICE,
                CommandId.of("c-17"),
                instruction,
                Instant.parse("2026-01-31T09:30:00Z"),
                Instant.parse("2026-02-01T09:30:00Z"));
    }
}
