package org.aisleflow.sim.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes a score as a Markdown table whose columns are aligned, with notes below it. */
final class ScoreTable {
    private static final List<String> HEAD =
            List.of(
                    "claim",
                    "truth",
                    "Aisleflow",
                    "error",
                    "target",
                    "",
                    "how the error is computed");

    private ScoreTable() {}

    static String of(Scorecard score) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        score.rows().forEach(row -> lines.add(cells(row)));
        int[] widths =
                IntStream.range(0, HEAD.size())
                        .map(column ->
                                lines.stream()
                                        .mapToInt(line -> line.get(column).length())
                                        .max()
                                        .orElse(0))
                        .toArray();
        lines.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
        String table =
                lines.stream().map(line -> line(line, widths)).collect(Collectors.joining("\n"));
        String notes =
                score.rows().stream()
                        .filter(row -> !row.note().isEmpty())
                        .map(row -> "%n%s: %s.".formatted(row.claim(), row.note()))
                        .collect(Collectors.joining());
        return "%s%n%s%n".formatted(table, notes);
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column ->
                        cells.get(column) + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.claim(),
                text(row.truth(), row.unit()),
                text(row.ours(), row.unit()),
                text(row.error(), row.target().unit()),
                row.target().text(),
                row.verdict().text(),
                row.definition());
    }

    private static String text(@Nullable Double number, Unit unit) {
        return number == null ? "–" : unit.text(number);
    }
}
