package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.Instruction;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.IdForm;
import org.aisleflow.contracts.ids.StoreId;

/**
 * How a command reaches a device: {@code {"id", "command", "issued", "expires"}} and the fields of
 * the instruction, in one object. Stateless and thread-safe.
 */
public final class CommandWire {
    private static final Map<String, Function<Fields, Instruction>> INSTRUCTIONS =
            Map.of(
                    Instruction.SET_INTERVAL,
                    fields -> new Instruction.SetInterval(fields.count("seconds")),
                    Instruction.RESTART,
                    _ -> new Instruction.Restart(),
                    Instruction.IDENTIFY,
                    fields -> new Instruction.Identify(fields.optionalCount("seconds")),
                    Instruction.FIRMWARE_UPDATE,
                    fields ->
                            new Instruction.FirmwareUpdate(
                                    fields.text("version"), fields.optionalText("url")));

    private CommandWire() {}

    /**
     * The MQTT topic on which a device gets its commands.
     *
     * @param store the device's store
     * @param device the device
     * @return {@code aisleflow/v1/{store}/{device}/command}
     */
    public static String topic(StoreId store, DeviceId device) {
        return TelemetryAddress.TOPIC_PREFIX + path(store, device);
    }

    /**
     * The CoAP path that a device observes to get its commands.
     *
     * @param store the device's store
     * @param device the device
     * @return {@code v1/{store}/{device}/command}
     */
    public static String path(StoreId store, DeviceId device) {
        return "v1/" + store + "/" + device + "/" + TelemetryAddress.COMMAND;
    }

    /**
     * Writes a command.
     *
     * @param command the command
     * @param encoding JSON or CBOR
     * @return the payload
     */
    public static byte[] encode(Command command, Encoding encoding) {
        try {
            ObjectNode payload = encoding.mapper().createObjectNode();
            payload.put("id", command.id().value());
            payload.put("command", command.instruction().command());
            payload.setAll((ObjectNode) encoding.mapper().valueToTree(command.instruction()));
            payload.put("issued", command.issued().toString());
            payload.put("expires", command.expires().toString());
            return encoding.mapper().writeValueAsBytes(payload);
        } catch (IOException impossible) {
            throw new IllegalStateException("a command could not be written", impossible);
        }
    }

    /**
     * Reads a command, as a device does.
     *
     * @param store the device's store
     * @param device the device
     * @param encoding JSON or CBOR
     * @param payload what came
     * @return the command
     * @throws IllegalArgumentException with a sentence, if it is none that is known
     */
    public static Command decode(
            StoreId store, DeviceId device, Encoding encoding, byte[] payload) {
        try {
            JsonNode tree = encoding.mapper().readTree(payload);
            if (!tree.isObject()) {
                throw new IllegalArgumentException("a command must be an object");
            }
            Fields fields = Fields.of(tree);
            return new Command(
                    store,
                    device,
                    fields.id("id", IdForm.PLAIN, CommandId::of),
                    fields.choice("command", INSTRUCTIONS).apply(fields),
                    fields.time("issued"),
                    fields.time("expires"));
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.detail(), refusal);
        } catch (IOException malformed) {
            throw new IllegalArgumentException("a command is not well-formed", malformed);
        }
    }

    /**
     * Finds the id in a command that may be of a kind not known here.
     *
     * @param payload what came, as JSON
     * @return the id
     * @throws IllegalArgumentException with a sentence, if there is none
     */
    public static CommandId idOf(byte[] payload) {
        try {
            return CommandId.of(Mappers.JSON.readTree(payload).path("id").asText());
        } catch (IOException malformed) {
            throw new IllegalArgumentException("a command is not well-formed", malformed);
        }
    }
}
