package org.aisleflow.benchmarks.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.aisleflow.benchmarks.report.Cell;
import org.aisleflow.benchmarks.report.Median;
import org.aisleflow.benchmarks.report.ResultTable;
import org.aisleflow.benchmarks.report.Target;
import org.aisleflow.benchmarks.report.Target.Sense;

/** All rounds; a figure is the median of its rounds, a ratio that of the rounds' own ratios. */
final class Results {
    private static final List<String> COLUMNS =
            List.of(
                    "contender",
                    "messages/s",
                    "CPU s per 1,000",
                    "p50 ms",
                    "p99 ms",
                    "p99.9 ms",
                    "counted at",
                    "peak heap MiB",
                    "peak RSS MiB",
                    "lost",
                    "unanswered",
                    "duplicated");

    private final Map<Contest, List<Measurement>> rounds;

    Results(Map<Contest, List<Measurement>> rounds) {
        this.rounds = rounds;
    }

    ResultTable table() {
        List<List<Cell>> rows = new ArrayList<>();
        rounds.forEach((contest, _) -> rows.add(row(contest)));
        return new ResultTable("Flat out, and latencies at the set pace", COLUMNS, rows);
    }

    private List<Cell> row(Contest contest) {
        return List.of(
                Cell.text(contest.label()),
                Cell.number(median(contest, Measurement::perSecond), 0),
                Cell.number(median(contest, Measurement::processorSecondsPerThousand), 3),
                Cell.number(median(contest, Measurement::p50Millis), 1),
                Cell.number(median(contest, Measurement::p99Millis), 1),
                Cell.number(median(contest, Measurement::p999Millis), 1),
                Cell.text(contest.countedAt()),
                Cell.number(most(contest, Measurement::heapPeakMegabytes), 0),
                Cell.number(most(contest, Measurement::residentPeakMegabytes), 0),
                Cell.number(sum(contest, Measurement::lost), 0),
                Cell.number(sum(contest, Measurement::unanswered), 0),
                Cell.number(sum(contest, Measurement::duplicates), 0));
    }

    /** Those whose two sides both ran. */
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        add(targets, "MQTT to Kafka ÷ ceiling", Contest.OURS, Contest.CEILING, 0.8);
        add(targets, "MQTT to Kafka ÷ plain Camel", Contest.OURS, Contest.CAMEL, 2);
        add(targets, "MQTT to Kafka ÷ tuned Camel", Contest.OURS, Contest.CAMEL_TUNED, 2);
        add(targets, "CoAP to Kafka ÷ empty resource", Contest.COAP, Contest.EMPTY_COAP, 0.6);
        add(
                targets,
                "CoAP/DTLS to Kafka ÷ empty resource",
                Contest.COAPS,
                Contest.EMPTY_COAPS,
                0.6);
        return targets;
    }

    private void add(
            List<Target> targets, String claim, Contest ours, Contest theirs, double atLeast) {
        if (rounds.containsKey(ours) && rounds.containsKey(theirs)) {
            targets.add(new Target(claim, ratio(ours, theirs), Sense.AT_LEAST, atLeast, 2));
        }
    }

    private double ratio(Contest ours, Contest theirs) {
        List<Measurement> one = of(ours);
        List<Measurement> other = of(theirs);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(one.size(), other.size()); round++) {
            ratios.add(one.get(round).perSecond() / other.get(round).perSecond());
        }
        return Median.of(ratios, Double::doubleValue);
    }

    private double median(Contest contest, ToDoubleFunction<Measurement> figure) {
        return Median.of(of(contest), figure);
    }

    private double most(Contest contest, ToDoubleFunction<Measurement> figure) {
        return of(contest).stream().mapToDouble(figure).max().orElse(Double.NaN);
    }

    private double sum(Contest contest, ToDoubleFunction<Measurement> figure) {
        return of(contest).stream().mapToDouble(figure).sum();
    }

    private List<Measurement> of(Contest contest) {
        return rounds.getOrDefault(contest, List.of());
    }
}
