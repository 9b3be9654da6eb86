package org.aisleflow.sim.score;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.telemetry.Kind;

/**
 * Adds up what devices meant to send: how many messages, the people whom door sensors reported, and
 * when the floor was looked at. A message that its device gave up, or that was refused, reported
 * nobody; one that was not sent before the end of a run has another line in the next.
 */
final class MessageTruth {
    private final Period period;
    private final TruthNumbers numbers;
    private final WatchedTimes watched;
    private final LoggerReports reports;

    MessageTruth(Period period, TruthNumbers numbers, WatchedTimes watched, LoggerReports reports) {
        this.period = period;
        this.numbers = numbers;
        this.watched = watched;
        this.reports = reports;
    }

    void read(TruthFolder folder) {
        folder.read(
                "messages",
                line -> {
                    if (line.has("time")) {
                        take(line, line.time("time"));
                    }
                });
    }

    private void take(TruthLine line, Instant time) {
        String outcome = line.text("outcome");
        if (outcome.equals("never_sent")) {
            return;
        }
        boolean stored = outcome.equals("stored");
        String kind = line.text("kind");
        if (stored && kind.equals(Kind.POSITIONS.text())) {
            watched.add(line.store(), time);
        }
        if (stored && kind.equals(Kind.CLIMATE.text())) {
            reports.add(device(line), time);
        }
        if (stored && kind.equals(Kind.CROSSING.text()) && period.contains(time)) {
            crossed(line, time);
        }
        if (wholeHours(time)) {
            numbers.messages.add(device(line), 1);
        }
    }

    private static Key.Device device(TruthLine line) {
        return new Key.Device(line.store(), line.id("device", DeviceId::of));
    }

    private void crossed(TruthLine line, Instant time) {
        add(line, time, Key.Direction.IN, "in");
        add(line, time, Key.Direction.OUT, "out");
        add(line, time, Key.Direction.PASSING, "passing");
    }

    private void add(TruthLine line, Instant time, Key.Direction direction, String field) {
        if (line.has(field) && line.number(field) > 0) {
            LineId door = line.id("line", LineId::of);
            numbers.reported.add(
                    new Key.Door(line.store(), door, direction, Period.quarterOf(time)),
                    line.number(field));
        }
    }

    private boolean wholeHours(Instant time) {
        Instant hour = Windows.startOf(time, Windows.LEDGER);
        return !hour.isBefore(period.from())
                && !hour.plus(Duration.ofHours(1)).isAfter(period.to());
    }
}
