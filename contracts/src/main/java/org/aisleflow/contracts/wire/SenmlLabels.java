package org.aisleflow.contracts.wire;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 8428 section 6, table 4: the numbers that stand for field names in CBOR. */
final class SenmlLabels {
    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("bver", -1),
                    Map.entry("bn", -2),
                    Map.entry("bt", -3),
                    Map.entry("bu", -4),
                    Map.entry("bv", -5),
                    Map.entry("bs", -6),
                    Map.entry("n", 0),
                    Map.entry("u", 1),
                    Map.entry("v", 2),
                    Map.entry("vs", 3),
                    Map.entry("vb", 4),
                    Map.entry("s", 5),
                    Map.entry("t", 6),
                    Map.entry("ut", 7),
                    Map.entry("vd", 8));

    private static final Map<String, String> NAMES = names();

    private SenmlLabels() {}

    /** The field name that a CBOR key stands for; keys of extensions are their own names. */
    static String nameOf(String key) {
        return NAMES.getOrDefault(key, key);
    }

    static @Nullable Integer numberOf(String name) {
        return NUMBERS.get(name);
    }

    static boolean isKnown(String name) {
        return NUMBERS.containsKey(name);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        NUMBERS.forEach((name, number) -> names.put(number.toString(), name));
        return Map.copyOf(names);
    }
}
