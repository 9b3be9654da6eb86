package org.aisleflow.contracts.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The shape of an RFC 8428 pack in JSON, before its base fields are resolved. */
final class SenmlSchema {
    private static final double LARGEST = 1e308;
    private static final String CHARACTERS = "^[A-Za-z0-9:./_-]*$";

    private SenmlSchema() {}

    static Shape pack() {
        Map<String, Shape> fields = Shape.fields();
        fields.put("bn", name("Base name, put before the names of this and all later records"));
        fields.put("bt", number("Base time in seconds, added to the times"));
        fields.put("bu", text("Base unit, for records without one"));
        fields.put("bv", number("Base value, added to the values"));
        fields.put("bs", number("Base sum, added to the sums"));
        fields.put("bver", Shape.whole(1, 10, "Version of SenML"));
        fields.put("n", name("Name; base name and name together must not be empty"));
        fields.put("u", text("Unit by the SenML units registry, for example Cel, %RH, kg"));
        fields.put(
                "t",
                number(
                        "Seconds since 1970; below 2^28 (268435456) relative to now: -5 is 5 s ago"));
        fields.put("v", number("A number"));
        fields.put("vs", text("A text"));
        fields.put("vb", Shape.flag("A truth value"));
        fields.put(
                "vd",
                text("Bytes in base64url without padding").with("pattern", "^[A-Za-z0-9_-]*$"));
        fields.put("s", number("Sum of the values over time"));
        fields.put("ut", number("Seconds until the next reading at the latest"));
        Shape entry = Shape.object("One record, with at most one of v, vs, vb, vd", fields);
        entry.schema().putArray("required");
        for (List<String> pair :
                List.of(
                        List.of("v", "vs"),
                        List.of("v", "vb"),
                        List.of("v", "vd"),
                        List.of("vs", "vb"),
                        List.of("vs", "vd"),
                        List.of("vb", "vd"))) {
            ObjectNode both = entry.schema().withArray("allOf").addObject().putObject("not");
            pair.forEach(both.putArray("required")::add);
        }
        // RFC 8428 section 4.4: a field that ends in _ must be understood, and we know none.
        entry.schema().putObject("patternProperties").put("_$", false);
        return Shape.list(
                1,
                1_000,
                "An RFC 8428 pack. It has no boot and seq; the device's catalog entry says what its"
                        + " records mean.",
                entry);
    }

    private static Shape name(String meaning) {
        return text(meaning).with("pattern", CHARACTERS);
    }

    private static Shape text(String meaning) {
        Shape text = Shape.text(16_384, meaning);
        text.schema().remove(List.of("minLength", "maxLength"));
        return text;
    }

    private static Shape number(String meaning) {
        Shape number = Shape.number(-LARGEST, LARGEST, meaning);
        number.schema().remove(List.of("minimum", "maximum"));
        return number;
    }
}
