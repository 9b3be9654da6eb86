package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Gathers everything that is wrong with one part of a scenario, to say it all at once. */
final class Complaints {
    private static final int MOST_SAID = 12;

    private final String about;
    private final List<String> sentences = new ArrayList<>();

    private Complaints(String about) {
        this.about = about;
    }

    static Complaints of(String about) {
        return new Complaints(about);
    }

    Complaints when(boolean wrong, String sentence) {
        if (wrong) {
            sentences.add(sentence);
        }
        return this;
    }

    Complaints unlessWithin(String field, double value, double low, double high) {
        return when(
                !(value >= low && value <= high),
                "%s is %s, allowed are %s to %s".formatted(field, value, low, high));
    }

    Complaints allWithin(List<String> more) {
        sentences.addAll(more);
        return this;
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    void raise() {
        if (!sentences.isEmpty()) {
            throw new IllegalArgumentException(about + ": " + together(sentences));
        }
    }

    /** One message; nobody reads the hundredth complaint. */
    static String together(List<String> sentences) {
        String said = sentences.stream().limit(MOST_SAID).collect(Collectors.joining("; "));
        int left = sentences.size() - MOST_SAID;
        return left > 0 ? "%s; and %d more".formatted(said, left) : said;
    }

    static <T> List<String> twice(String what, List<T> entries, Function<T, Object> id) {
        Set<Object> seen = new HashSet<>();
        return unknown(
                entries,
                entry -> seen.add(id.apply(entry)),
                entry -> "%s %s is there twice".formatted(what, id.apply(entry)));
    }

    static <T> List<String> unknown(
            List<T> entries, Predicate<T> isKnown, Function<T, String> sentence) {
        return entries.stream().filter(isKnown.negate()).map(sentence).toList();
    }
}
