package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.aisleflow.contracts.facts.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody should look at.
 *
 * @param id type and subject
 * @param type what it is about
 * @param about the product, device or zone it is about
 * @param severity how urgent it is
 * @param since event time of its beginning
 * @param until event time of its end; null while it is open
 * @param message a sentence for people
 * @param evidence the numbers behind it, by name
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AlertView(
        String id,
        Alert.Type type,
        String about,
        Alert.Severity severity,
        Instant since,
        @Nullable Instant until,
        String message,
        Map<String, String> evidence) {

    static AlertView of(Alert alert) {
        return new AlertView(
                alert.id(),
                alert.type(),
                alert.about(),
                alert.severity(),
                alert.since(),
                alert.until(),
                alert.message(),
                alert.evidence());
    }
}
