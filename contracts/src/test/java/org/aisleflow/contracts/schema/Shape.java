package org.aisleflow.contracts.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.IdForm;

/**
 * What a value of a payload looks like.
 *
 * @param schema its JSON Schema
 * @param needed false if it may be left out or null
 */
record Shape(ObjectNode schema, boolean needed) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** An identifier. */
    static Shape id(IdForm form, String meaning) {
        return typed("string", meaning + ": 1 to 64 characters")
                .with("pattern", "^" + form.regex() + "$");
    }

    /** A text of at least one character. */
    static Shape text(int longest, String meaning) {
        return typed("string", meaning).with("minLength", 1).with("maxLength", longest);
    }

    /** A number with its unit. */
    static Shape number(double low, double high, String meaning) {
        return typed("number", meaning).with("minimum", low).with("maximum", high);
    }

    /** A whole number with its unit. */
    static Shape whole(long low, long high, String meaning) {
        Shape whole = typed("integer", meaning);
        whole.schema.put("minimum", low).put("maximum", high);
        return whole;
    }

    /** A truth value. */
    static Shape flag(String meaning) {
        return typed("boolean", meaning);
    }

    /** One of several words. */
    static Shape choice(String meaning, String... words) {
        Shape choice = typed("string", meaning);
        ArrayNode all = choice.schema.putArray("enum");
        List.of(words).forEach(all::add);
        return choice;
    }

    /** One of several shapes. */
    static Shape either(String meaning, Shape first, Shape second) {
        ObjectNode schema = NODES.objectNode().put("description", meaning);
        schema.putArray("anyOf").add(first.schema).add(second.schema);
        return new Shape(schema, true);
    }

    /** A list of shapes. */
    static Shape list(int least, int most, String meaning, Shape entry) {
        Shape list = typed("array", meaning).with("minItems", least).with("maxItems", most);
        list.schema.set("items", entry.schema);
        return list;
    }

    /** An object; fields that are not named are allowed and ignored. */
    static Shape object(String meaning, Map<String, Shape> fields) {
        Shape object = typed("object", meaning);
        ArrayNode needed = object.schema.putArray("required");
        ObjectNode properties = object.schema.putObject("properties");
        fields.forEach((name, field) -> {
            properties.set(name, field.schema);
            if (field.needed) {
                needed.add(name);
            }
        });
        return object;
    }

    /** Fields in the order in which they are written. */
    static Map<String, Shape> fields() {
        return new LinkedHashMap<>();
    }

    /** The same, but it may be left out or null. */
    Shape optional() {
        ObjectNode nullable = schema.deepCopy();
        nullable.putArray("type").add(schema.get("type")).add("null");
        return new Shape(nullable, false);
    }

    private Shape with(String keyword, double limit) {
        if (limit == Math.rint(limit)) {
            schema.put(keyword, (long) limit);
        } else {
            schema.put(keyword, limit);
        }
        return this;
    }

    Shape with(String keyword, String value) {
        schema.put(keyword, value);
        return this;
    }

    private static Shape typed(String type, String meaning) {
        return new Shape(NODES.objectNode().put("description", meaning).put("type", type), true);
    }
}
