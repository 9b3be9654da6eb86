package org.aisleflow.benchmarks.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aisleflow.benchmarks.report.Cell;
import org.aisleflow.benchmarks.report.Machine;
import org.aisleflow.benchmarks.report.Median;
import org.aisleflow.benchmarks.report.Report;
import org.aisleflow.benchmarks.report.ResultTable;
import org.aisleflow.benchmarks.report.Target;

/**
 * Tells what was measured.
 *
 * @param setting sentences on how
 * @param pairs of each question, one a round
 */
record ApiReport(List<String> setting, Map<Question, List<ApiBench.Pair>> pairs) {
    private static final double OF_MEMORY = 0.7;
    private static final double P99_MILLIS = 50;

    Report report(Machine machine) {
        return new Report(
                "Answers of the API while facts come in",
                machine,
                setting,
                List.of(table(), Target.table(targets())));
    }

    private ResultTable table() {
        List<List<Cell>> rows = new ArrayList<>();
        pairs.forEach((question, all) ->
                rows.add(
                        List.of(
                                Cell.text(question.label()),
                                Cell.number(Median.of(all, pair -> pair.ours().requests()), 0),
                                Cell.number(Median.of(all, pair -> pair.memory().requests()), 0),
                                Cell.number(ratio(all), 2),
                                Cell.number(Median.of(all, pair -> pair.ours().medianMillis()), 2),
                                Cell.number(Median.of(all, pair -> pair.ours().p99Millis()), 2),
                                Cell.number(
                                        Median.of(all, pair -> pair.memory().p99Millis()), 2))));
        return new ResultTable(
                "Answers per second",
                List.of(
                        "question",
                        "answers/s",
                        "from memory/s",
                        "ratio",
                        "p50 ms",
                        "p99 ms",
                        "from memory p99 ms"),
                rows);
    }

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        pairs.forEach((question, all) -> {
            targets.add(
                    new Target(
                            question.label() + ", of the same from memory",
                            ratio(all),
                            Target.Sense.AT_LEAST,
                            OF_MEMORY,
                            2));
            if (question.name().endsWith("day")) {
                targets.add(
                        new Target(
                                question.label() + ", p99 in ms",
                                Median.of(all, pair -> pair.ours().p99Millis()),
                                Target.Sense.AT_MOST,
                                P99_MILLIS,
                                1));
            }
        });
        return targets;
    }

    /** The median of the rounds' ratios: what both of a round met alike falls out. */
    private static double ratio(List<ApiBench.Pair> all) {
        return Median.of(all, pair -> pair.ours().requests() / pair.memory().requests());
    }
}
