package org.aisleflow.contracts.catalog;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Checks of catalog entries; the message names the entry and the remedy. */
final class Check {
    private Check() {}

    static void that(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    static void positive(String what, double value) {
        that(
                Double.isFinite(value) && value > 0,
                "%s is %s, it must be above 0".formatted(what, value));
    }

    static void notNegative(String what, double value) {
        that(
                Double.isFinite(value) && value >= 0,
                "%s is %s, it must be 0 or more".formatted(what, value));
    }

    static <T> void distinct(String what, Collection<T> entries, Function<T, Object> id) {
        Set<Object> seen = new HashSet<>();
        for (T entry : entries) {
            that(
                    seen.add(id.apply(entry)),
                    "there are two %s with the id %s".formatted(what, id.apply(entry)));
        }
    }
}
