package org.aisleflow.contracts.schema;

import static org.aisleflow.contracts.ids.IdForm.PLAIN;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.aisleflow.contracts.commands.Instruction;
import org.aisleflow.contracts.wire.Mappers;

/** The JSON Schema of what a device gets on its command topic, for device makers. */
final class CommandSchema {
    private static final String TIME = "ISO-8601 in UTC, like 2026-01-31T09:30:00Z";

    private CommandSchema() {}

    static ObjectNode schema() {
        ObjectNode schema = Mappers.JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:aisleflow:v1:command");
        schema.put("title", "Aisleflow command");
        schema.put(
                "description",
                "What a device is told to do. It does it once, however often the same id comes, and"
                        + " answers in a status message.");
        ArrayNode kinds = schema.putArray("oneOf");
        kinds.add(setInterval().schema());
        kinds.add(told(Instruction.RESTART, "Start anew.", Shape.fields()).schema());
        kinds.add(identify().schema());
        kinds.add(firmwareUpdate().schema());
        return schema;
    }

    private static Shape setInterval() {
        Map<String, Shape> fields = Shape.fields();
        fields.put(
                "seconds",
                Shape.whole(
                        1,
                        Instruction.SetInterval.LONGEST_SECONDS,
                        "Report once in so many seconds"));
        return told(Instruction.SET_INTERVAL, "Report at another pace.", fields);
    }

    private static Shape identify() {
        Map<String, Shape> fields = Shape.fields();
        fields.put(
                "seconds",
                Shape.whole(1, Instruction.Identify.LONGEST_SECONDS, "For so many seconds")
                        .optional());
        return told(Instruction.IDENTIFY, "Show which one it is, by light or sound.", fields);
    }

    private static Shape firmwareUpdate() {
        Map<String, Shape> fields = Shape.fields();
        fields.put(
                "version",
                Shape.text(Instruction.FirmwareUpdate.LONGEST_VERSION, "The version to run"));
        fields.put(
                "url",
                Shape.text(Instruction.FirmwareUpdate.LONGEST_URL, "Where it is")
                        .with("pattern", "^" + Instruction.FirmwareUpdate.URL_FORM + "$")
                        .optional());
        return told(
                Instruction.FIRMWARE_UPDATE,
                "Run another firmware, whose signature the device checks itself.",
                fields);
    }

    private static Shape told(String command, String meaning, Map<String, Shape> own) {
        Map<String, Shape> fields = Shape.fields();
        fields.put("id", Shape.id(PLAIN, "Which command; the answer names it"));
        fields.put("command", Shape.choice("What to do", command));
        fields.putAll(own);
        fields.put("issued", Shape.text(40, TIME).with("format", "date-time"));
        fields.put("expires", Shape.text(40, TIME).with("format", "date-time"));
        return Shape.object(meaning, fields);
    }
}
