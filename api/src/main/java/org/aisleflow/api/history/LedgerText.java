package org.aisleflow.api.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.wire.Mappers;

/** The parts of a ledger hour that are no plain columns, as JSON. */
final class LedgerText {
    private static final TypeReference<Map<Reason, Long>> REJECTED = new TypeReference<>() {};
    private static final TypeReference<List<LedgerHour.Gap>> GAPS = new TypeReference<>() {};

    private LedgerText() {}

    static String rejected(LedgerHour hour) {
        return write(hour.rejected());
    }

    static String gaps(LedgerHour hour) {
        return write(hour.missingRanges());
    }

    static Map<Reason, Long> rejected(String text) {
        return read(text, REJECTED);
    }

    static List<LedgerHour.Gap> gaps(String text) {
        return read(text, GAPS);
    }

    private static String write(Object value) {
        try {
            return Mappers.JSON.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return Mappers.JSON.readValue(text, type);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("history holds \"" + text + "\"", bug);
        }
    }
}
