package org.aisleflow.contracts.facts;

import java.time.Instant;
import java.util.Map;
import org.aisleflow.contracts.ids.StoreId;

/**
 * An alert that is over. Of the latest alerts only the newest about a subject is kept; this is what
 * history keeps of the others.
 *
 * @param store the store
 * @param type what it was about
 * @param about the product, device or zone it was about
 * @param severity how urgent it was in the end
 * @param start event time of its beginning
 * @param until event time of its end
 * @param message a sentence for people
 * @param evidence the numbers behind it, by name
 * @param arrival when the message came that ended it
 */
public record PastAlert(
        StoreId store,
        Alert.Type type,
        String about,
        Alert.Severity severity,
        Instant start,
        Instant until,
        String message,
        Map<String, String> evidence,
        Arrival arrival)
        implements WindowFact {
    /** Takes a copy. */
    public PastAlert {
        evidence = Map.copyOf(evidence);
    }

    /**
     * What is kept of an alert that is over; times to the millisecond.
     *
     * @param alert the alert
     * @param until when it ended
     * @param arrival when the message came that ended it
     * @return the fact
     */
    public static PastAlert of(Alert alert, Instant until, Arrival arrival) {
        return new PastAlert(
                alert.store(),
                alert.type(),
                alert.about(),
                alert.severity(),
                Instant.ofEpochMilli(alert.since().toEpochMilli()),
                Instant.ofEpochMilli(until.toEpochMilli()),
                alert.message(),
                alert.evidence(),
                arrival);
    }

    /**
     * The alert as it was told in the end.
     *
     * @return an alert that is over
     */
    public Alert alert() {
        return new Alert(store, type, about, severity, start, until, message, evidence);
    }

    @Override
    public String series() {
        return type.text() + "~" + about;
    }
}
