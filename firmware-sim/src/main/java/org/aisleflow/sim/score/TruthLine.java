package org.aisleflow.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.aisleflow.contracts.ids.StoreId;

/**
 * One line of the truth.
 *
 * @param place the file and the number of the line, for complaints
 * @param store the shop it is about
 * @param fields all it says; what is not known here is left alone
 */
record TruthLine(String place, StoreId store, JsonNode fields) {
    boolean has(String field) {
        return fields.hasNonNull(field);
    }

    String text(String field) {
        return need(fields, field).asText();
    }

    int number(String field) {
        return need(fields, field).asInt();
    }

    boolean is(String field) {
        return fields.path(field).asBoolean();
    }

    Instant time(String field) {
        return time(fields, field);
    }

    Instant time(JsonNode part, String field) {
        return id(part, field, Instant::parse);
    }

    <I> I id(String field, Function<String, I> parse) {
        return id(fields, field, parse);
    }

    <I> I id(JsonNode part, String field, Function<String, I> parse) {
        String text = need(part, field).asText();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new NoScore(
                    "%s: \"%s\" is \"%s\", which nobody can read".formatted(place, field, text),
                    wrong);
        }
    }

    private JsonNode need(JsonNode part, String field) {
        JsonNode value = part.get(field);
        if (value == null || value.isNull()) {
            throw new NoScore("%s has no \"%s\"".formatted(place, field));
        }
        return value;
    }
}
