package org.aisleflow.benchmarks.gateway;

import java.util.List;
import org.aisleflow.benchmarks.report.Cell;
import org.aisleflow.benchmarks.report.ResultTable;
import org.aisleflow.benchmarks.report.Target;
import org.aisleflow.benchmarks.report.Target.Sense;

/**
 * What a gateway's memory was like while messages waited because Kafka was away, and what became of
 * them when it was back.
 *
 * @param waiting messages that waited
 * @param heapPeakMegabytes the most heap in use while they came and waited, garbage included
 * @param heapLiveMegabytes what was left of it after a collection
 * @param residentPeakMegabytes the most memory in RAM
 * @param drainedPerSecond messages per second, from Kafka's return to the last one in Kafka
 * @param lost acknowledged messages that did not arrive
 * @param duplicates messages that arrived again
 */
record Backlog(
        long waiting,
        double heapPeakMegabytes,
        double heapLiveMegabytes,
        double residentPeakMegabytes,
        double drainedPerSecond,
        long lost,
        long duplicates) {
    private static final double MOST_HEAP_MEGABYTES = 256;
    private static final List<String> COLUMNS =
            List.of(
                    "waiting",
                    "peak heap MiB",
                    "live heap MiB",
                    "peak RSS MiB",
                    "drained/s",
                    "lost",
                    "duplicated");

    ResultTable table() {
        return new ResultTable(
                "Our gateway while Kafka is away",
                COLUMNS,
                List.of(
                        List.of(
                                Cell.number((double) waiting, 0),
                                Cell.number(heapPeakMegabytes, 0),
                                Cell.number(heapLiveMegabytes, 0),
                                Cell.number(residentPeakMegabytes, 0),
                                Cell.number(drainedPerSecond, 0),
                                Cell.number((double) lost, 0),
                                Cell.number((double) duplicates, 0))));
    }

    /** A gateway that loses what waited has not kept it. */
    Target target() {
        return new Target(
                "peak heap MiB while messages wait",
                lost == 0 ? heapPeakMegabytes : Double.NaN,
                Sense.AT_MOST,
                MOST_HEAP_MEGABYTES,
                0);
    }
}
