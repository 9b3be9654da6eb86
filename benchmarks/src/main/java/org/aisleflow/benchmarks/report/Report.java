package org.aisleflow.benchmarks.report;

import java.util.List;

/**
 * All that one run of a benchmark has to say.
 *
 * @param title the heading
 * @param machine where it was measured
 * @param notes sentences on how, one paragraph each
 * @param tables what was measured
 */
public record Report(String title, Machine machine, List<String> notes, List<ResultTable> tables) {
    /** Copies the lists. */
    public Report {
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
    }

    /** A page of Markdown. */
    @Override
    public String toString() {
        StringBuilder page = new StringBuilder("# %s\n\n%s\n".formatted(title, machine));
        notes.forEach(note -> page.append('\n').append(note).append('\n'));
        tables.forEach(table -> page.append('\n').append(table));
        return page.toString();
    }
}
