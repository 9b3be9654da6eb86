package org.aisleflow.contracts.telemetry;

import java.util.List;

/** Range checks whose message names the field, the value and what is allowed. */
final class Range {
    private Range() {}

    static void check(String field, double value, double low, double high, String unit) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "%s is %s, allowed are %s to %s %s"
                            .formatted(field, plain(value), plain(low), plain(high), unit));
        }
    }

    static void checkWhole(String field, long value, long low, long high, String unit) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    "%s is %d, allowed are %d to %d %s".formatted(field, value, low, high, unit));
        }
    }

    static void checkSize(String field, List<?> list, int low, int high) {
        if (list.size() < low || list.size() > high) {
            throw new IllegalArgumentException(
                    "%s has %d entries, allowed are %d to %d"
                            .formatted(field, list.size(), low, high));
        }
    }

    static void checkText(String field, String value, int longest) {
        if (value.isEmpty() || value.length() > longest) {
            throw new IllegalArgumentException(
                    "%s has %d characters, allowed are 1 to %d"
                            .formatted(field, value.length(), longest));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
