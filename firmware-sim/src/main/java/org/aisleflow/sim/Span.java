package org.aisleflow.sim;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people type them. */
final class Span {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([dhms])");

    private Span() {}

    /**
     * Reads a length of time.
     *
     * @param text for example {@code 2d}, {@code 36h}, {@code 90m} or {@code 45s}
     * @throws IllegalArgumentException with a sentence if it is none
     */
    static Duration of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no length of time; write for example 2d, 36h, 90m or 45s"
                            .formatted(text));
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
