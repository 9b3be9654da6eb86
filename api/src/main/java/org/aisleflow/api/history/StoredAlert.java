package org.aisleflow.api.history;

import java.time.Instant;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.ids.StoreId;

/**
 * An alert that is over, as columns of any history.
 *
 * @param type the alert's type
 * @param about what it is about
 * @param severity its severity
 * @param untilMillis when it was over, in milliseconds since 1970
 * @param message a sentence for people
 * @param evidence what it rests upon, as JSON
 */
record StoredAlert(
        String type,
        String about,
        String severity,
        long untilMillis,
        String message,
        String evidence) {
    static StoredAlert of(PastAlert alert) {
        return new StoredAlert(
                alert.type().name(),
                alert.about(),
                alert.severity().name(),
                alert.until().toEpochMilli(),
                alert.message(),
                EvidenceText.write(alert));
    }

    PastAlert alert(StoreId store, Instant start, Arrival arrival) {
        return new PastAlert(
                store,
                Alert.Type.valueOf(type),
                about,
                Alert.Severity.valueOf(severity),
                start,
                Instant.ofEpochMilli(untilMillis),
                message,
                EvidenceText.read(evidence),
                arrival);
    }
}
