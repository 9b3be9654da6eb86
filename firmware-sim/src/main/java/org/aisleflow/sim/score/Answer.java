package org.aisleflow.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.aisleflow.contracts.facts.Band;

/**
 * Takes parts out of the API's answers; a part that should be there and is not is a clear error.
 */
final class Answer {
    private Answer() {}

    static double number(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || !value.isNumber()) {
            throw new NoScore(
                    "The API does not tell \"%s\" in %s; is it of another version?"
                            .formatted(field, object));
        }
        return value.asDouble();
    }

    static Instant time(JsonNode object, String field) {
        return id(object, field, Instant::parse);
    }

    static <I> I id(JsonNode object, String field, Function<String, I> parse) {
        String text = object.path(field).asText();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new NoScore(
                    "The API tells \"%s\" as \"%s\"; is it of another version?"
                            .formatted(field, text),
                    wrong);
        }
    }

    static Band band(JsonNode band) {
        return new Band(number(band, "low"), number(band, "mid"), number(band, "high"));
    }
}
