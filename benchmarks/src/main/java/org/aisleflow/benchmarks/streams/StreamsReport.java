package org.aisleflow.benchmarks.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aisleflow.benchmarks.report.Cell;
import org.aisleflow.benchmarks.report.Machine;
import org.aisleflow.benchmarks.report.Report;
import org.aisleflow.benchmarks.report.ResultTable;
import org.aisleflow.benchmarks.report.Target;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was measured.
 *
 * @param recording what was read
 * @param part how much of it the plain topology read
 * @param rounds how often
 * @param speeds of each competitor, one a round
 */
record StreamsReport(
        Recording recording, Recording.Part part, int rounds, Map<Competitor, List<Speed>> speeds) {
    private static final double SIGHTINGS = 30_000;
    private static final double TIMES_PLAIN = 3;
    private static final double EXACTLY_ONCE = 0.7;

    Report report(Machine machine) {
        return new Report(
                "Stream processing on one core",
                machine,
                notes(),
                List.of(table(), Target.table(targets())));
    }

    private List<String> notes() {
        Recording.Part whole = recording.part();
        return List.of(
                "Input: %,d messages of a simulated supermarket, among them %,d frames with %,d sightings; the plain topology reads the first %,d messages with %,d sightings. SHA-256 %s."
                        .formatted(
                                whole.messages(),
                                whole.frames(),
                                whole.sightings(),
                                part.messages(),
                                part.sightings(),
                                recording.checksum()),
                "Per core: divided by the processor time of the whole process (all threads, compiler and garbage collector included), over the second half of all records, after the same recording told as the day before for the compiler to warm up, until nothing is left to read. Kafka runs in a process of its own and is not counted. Medians of %d rounds."
                        .formatted(rounds));
    }

    private ResultTable table() {
        List<List<Cell>> rows = new ArrayList<>();
        Speed ours = speed(Competitor.OURS);
        speeds.forEach((competitor, all) -> {
            Speed speed = Speed.median(all);
            rows.add(
                    List.of(
                            Cell.text(competitor.label()),
                            Cell.number(speed.sightings(), 0),
                            Cell.number(speed.frames(), 0),
                            Cell.number(speed.messages(), 0),
                            Cell.number(speed.sightingsOnTheClock(), 0),
                            ours == null
                                    ? Cell.NONE
                                    : Cell.number(speed.sightings() / ours.sightings(), 2)));
        });
        return new ResultTable(
                "Read per second of one core",
                List.of(
                        "who",
                        "sightings/s/core",
                        "frames/s/core",
                        "messages/s/core",
                        "sightings/s on the clock",
                        "of Aisleflow's"),
                rows);
    }

    private List<Target> targets() {
        double ours = sightings(Competitor.OURS);
        List<Target> targets = new ArrayList<>();
        targets.add(
                new Target(
                        "position sightings/s per core",
                        ours,
                        Target.Sense.AT_LEAST,
                        SIGHTINGS,
                        0));
        for (Competitor plain : Competitor.values()) {
            if (plain.isPlain()) {
                double same =
                        sightings(
                                plain.isExactlyOnce()
                                        ? Competitor.OURS_EXACTLY_ONCE
                                        : Competitor.OURS);
                targets.add(
                        new Target(
                                "times " + plain.label(),
                                same / sightings(plain),
                                Target.Sense.AT_LEAST,
                                TIMES_PLAIN,
                                1));
            }
        }
        targets.add(
                new Target(
                        "exactly once, of at least once",
                        sightings(Competitor.OURS_EXACTLY_ONCE) / ours,
                        Target.Sense.AT_LEAST,
                        EXACTLY_ONCE,
                        2));
        return targets;
    }

    private double sightings(Competitor competitor) {
        Speed speed = speed(competitor);
        return speed == null ? Double.NaN : speed.sightings();
    }

    private @Nullable Speed speed(Competitor competitor) {
        List<Speed> all = speeds.get(competitor);
        return all == null ? null : Speed.median(all);
    }
}
