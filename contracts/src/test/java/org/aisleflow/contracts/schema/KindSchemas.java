package org.aisleflow.contracts.schema;

import static org.aisleflow.contracts.ids.IdForm.DOTTED;
import static org.aisleflow.contracts.ids.IdForm.PLAIN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.wire.Mappers;

/** The JSON Schema of each kind of message, for device makers. */
final class KindSchemas {
    private static final long LATEST_MILLIS = 253_402_300_799_999L;
    private static final String UTC = "ISO-8601 in UTC, like 2026-01-31T09:30:00Z";

    private KindSchemas() {}

    static ObjectNode of(Kind kind) {
        ObjectNode schema = Mappers.JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:aisleflow:v1:" + kind);
        schema.put("title", "Aisleflow " + kind);
        schema.setAll(shape(kind).schema());
        schema.putArray("examples").add(example(kind));
        return schema;
    }

    private static Shape shape(Kind kind) {
        return switch (kind) {
            case CROSSING -> crossing();
            case POSITIONS -> positions();
            case WEIGHT -> weight();
            case TAGS -> tags();
            case CLIMATE -> climate();
            case LOCATION -> location();
            case SALE -> sale();
            case DELIVERY -> delivery();
            case COUNT -> count();
            case STATUS -> status();
            case SENML -> SenmlSchema.pack();
        };
    }

    private static Map<String, Shape> message() {
        Map<String, Shape> fields = Shape.fields();
        fields.put(
                "boot",
                Shape.whole(
                        0,
                        Numbering.LARGEST,
                        "How often the device has restarted; keep it over a loss of power"));
        fields.put(
                "seq",
                Shape.whole(
                        1,
                        Numbering.LARGEST,
                        "The message's number within the boot: 1, 2, 3, … without gaps, the same"
                                + " again when the message is sent again"));
        fields.put(
                "time",
                Shape.either(
                        "When it happened, by the device's clock; years 1970 to 9999",
                        Shape.text(40, UTC)
                                .with("format", "date-time")
                                .with("pattern", "^(19[789][0-9]|[2-9][0-9]{3})-"),
                        Shape.whole(0, LATEST_MILLIS, "Milliseconds since 1970")));
        return fields;
    }

    private static Shape crossing() {
        Map<String, Shape> fields = message();
        fields.put("line", Shape.id(PLAIN, "The line that is crossed, as in the catalog's doors"));
        fields.put("in", people("came in"));
        fields.put("out", people("went out"));
        fields.put("passing", people("were seen and did not cross").optional());
        return Shape.object("People counted at a door since the previous message.", fields);
    }

    private static Shape people(String did) {
        return Shape.whole(0, 10_000, "People who " + did + " since the previous message");
    }

    private static Shape positions() {
        Map<String, Shape> track = Shape.fields();
        track.put(
                "id",
                Shape.either(
                        "The sensor system's name for the person while it follows them",
                        Shape.text(64, "A text"),
                        Shape.whole(-Numbering.LARGEST, Numbering.LARGEST, "A number")));
        track.put(
                "x", Shape.number(-10_000, 10_000, "Metres to the right of the plan's lower left"));
        track.put("y", Shape.number(-10_000, 10_000, "Metres above the plan's lower left"));
        track.put("staff", Shape.flag("True if the person wears a staff badge").optional());
        Map<String, Shape> fields = message();
        fields.put(
                "tracks",
                Shape.list(
                        0,
                        500,
                        "Everybody seen; empty if nobody is",
                        Shape.object("One person", track)));
        return Shape.object("One frame of one overhead sensor.", fields);
    }

    private static Shape weight() {
        Map<String, Shape> fields = message();
        fields.put("shelf", Shape.id(PLAIN, "The shelf"));
        fields.put(
                "grams",
                Shape.number(
                        -1_000_000, 10_000_000, "The load with the shelf's own tare, in grams"));
        return Shape.object("What a shelf's scale shows.", fields);
    }

    private static Shape tags() {
        Map<String, Shape> read = Shape.fields();
        read.put("epc", Shape.text(256, "Electronic Product Code, as URI or hexadecimal digits"));
        read.put("rssi", Shape.number(-150, 50, "Received signal strength in dBm"));
        read.put("antenna", Shape.whole(0, 1_000, "The antenna's number").optional());
        Map<String, Shape> fields = message();
        fields.put("reads", Shape.list(1, 1_000, "The reads", Shape.object("One tag read", read)));
        return Shape.object("RFID tags that a reader saw.", fields);
    }

    private static Shape climate() {
        Map<String, Shape> fields = message();
        fields.put("celsius", Shape.number(-100, 200, "Temperature in °C"));
        fields.put("humidity", Shape.number(0, 100, "Relative humidity in percent").optional());
        return Shape.object("Temperature and humidity at a logger.", fields);
    }

    private static Shape location() {
        Map<String, Shape> fields = message();
        fields.put("latitude", Shape.number(-90, 90, "Degrees north, WGS 84"));
        fields.put("longitude", Shape.number(-180, 180, "Degrees east, WGS 84"));
        fields.put("sscc", Shape.text(256, "Serial shipping container code").optional());
        return Shape.object("Where a pallet or truck is.", fields);
    }

    private static Shape sale() {
        Map<String, Shape> line = Shape.fields();
        line.put("sku", Shape.id(DOTTED, "The product"));
        line.put(
                "quantity",
                Shape.number(
                        -10_000,
                        10_000,
                        "Units sold; negative for a return, with decimals for goods by weight"));
        line.put(
                "price",
                Shape.number(0, 1_000_000, "Price of one unit in the store's currency").optional());
        Map<String, Shape> fields = message();
        fields.put("receipt", Shape.id(DOTTED, "The receipt's number"));
        fields.put(
                "lines",
                Shape.list(
                        1, 500, "What was sold or brought back", Shape.object("One line", line)));
        return Shape.object("One receipt of a till.", fields);
    }

    private static Shape delivery() {
        Map<String, Shape> line = Shape.fields();
        line.put("sku", Shape.id(DOTTED, "The product"));
        line.put("quantity", Shape.number(0, 100_000, "Units received"));
        Map<String, Shape> fields = message();
        fields.put("lines", Shape.list(1, 500, "What came", Shape.object("One line", line)));
        fields.put("shipment", Shape.id(DOTTED, "The shipment it came with").optional());
        return Shape.object("Goods received at the store.", fields);
    }

    private static Shape count() {
        Map<String, Shape> fields = message();
        fields.put("sku", Shape.id(DOTTED, "The product"));
        fields.put("quantity", Shape.number(0, 100_000, "Units found"));
        fields.put(
                "shelf",
                Shape.id(PLAIN, "The shelf counted; left out if the whole store was").optional());
        return Shape.object("Somebody counted a product by hand.", fields);
    }

    private static Shape status() {
        Map<String, Shape> fields = message();
        fields.put(
                "sent",
                Shape.whole(1, Numbering.LARGEST, "Messages sent in this boot, this one included"));
        fields.put("firmware", Shape.text(64, "The version it runs").optional());
        fields.put("battery", Shape.number(0, 100, "Charge left in percent").optional());
        fields.put(
                "uptime",
                Shape.number(0, 316_224_000, "Seconds since it started, up to ten years")
                        .optional());
        Map<String, Shape> answer = Shape.fields();
        answer.put("command", Shape.id(PLAIN, "The command's id"));
        answer.put("outcome", Shape.choice("What became of it", "done", "refused"));
        answer.put("detail", Shape.text(256, "Why not, or what else there is to say").optional());
        fields.put("answer", Shape.object("The answer to a command", answer).optional());
        return Shape.object("A device's report about itself.", fields);
    }

    private static JsonNode example(Kind kind) {
        String own =
                switch (kind) {
                    case CROSSING -> "'line': 'door-1', 'in': 3, 'out': 1, 'passing': 12";
                    case POSITIONS -> "'tracks': [{'id': 't1', 'x': 1.5, 'y': 2.5, 'staff': true}]";
                    case WEIGHT -> "'shelf': 'sh-1', 'grams': 1512.5";
                    case TAGS -> "'reads': [{'epc': '3034257BF719', 'rssi': -61.5, 'antenna': 2}]";
                    case CLIMATE -> "'celsius': -18.4, 'humidity': 41.5";
                    case LOCATION ->
                            "'latitude': 45.4642, 'longitude': 9.19, 'sscc': '106141412345678908'";
                    case SALE ->
                            "'receipt': 'till-1:17',"
                                    + " 'lines': [{'sku': 'pasta.500g', 'quantity': 2, 'price': 1.19}]";
                    case DELIVERY ->
                            "'lines': [{'sku': 'pasta.500g', 'quantity': 24}], 'shipment': 'SHP:31'";
                    case COUNT -> "'sku': 'pasta.500g', 'quantity': 14, 'shelf': 'sh-1'";
                    case STATUS ->
                            "'sent': 7, 'firmware': '2.4.1', 'battery': 87.5, 'uptime': 86400,"
                                    + " 'answer': {'command': 'c-17', 'outcome': 'done', 'detail': 'ok'}";
                    case SENML ->
                            "[{'bn': 'urn:dev:1:', 'n': 'temp', 'u': 'Cel', 'v': 21.5},"
                                    + " {'n': 'hum', 'u': '%RH', 'v': 40}]";
                };
        String numbered = "{'boot': 1, 'seq': 7, 'time': '2026-01-31T09:30:00Z', " + own + "}";
        try {
            return Mappers.JSON.readTree((kind == Kind.SENML ? own : numbered).replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
