package org.aisleflow.api.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.ids.StoreId;

/** One row of an answer of InfluxDB, whose numbers are all doubles and times milliseconds. */
record InfluxRow(Map<String, Object> values) {

    static InfluxRow of(List<String> columns, List<Object> row) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                values.put(columns.get(i), value);
            }
        }
        return new InfluxRow(values);
    }

    StoreId store() {
        return StoreId.of(text("store"));
    }

    Instant start() {
        return instant("time");
    }

    Arrival arrival() {
        return new Arrival(instant("first"), instant("last"));
    }

    Instant instant(String column) {
        return Instant.ofEpochMilli(whole(column));
    }

    long whole(String column) {
        return Math.round(number(column));
    }

    /** Of a column that rows of before do not have. */
    long wholeOrZero(String column) {
        return Math.round(numberOrZero(column));
    }

    /** Of a column that rows of before do not have. */
    double numberOrZero(String column) {
        return values.containsKey(column) ? number(column) : 0;
    }

    double number(String column) {
        return ((Number) value(column)).doubleValue();
    }

    String text(String column) {
        return (String) value(column);
    }

    private Object value(String column) {
        Object value = values.get(column);
        if (value == null) {
            throw new IllegalStateException("a row of history has no " + column);
        }
        return value;
    }
}
