package org.aisleflow.sim.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.sending.Delivered;
import org.aisleflow.sim.sending.Destination;
import org.aisleflow.sim.sending.PostOffice;
import org.aisleflow.sim.world.NetworkFaults;
import org.aisleflow.sim.world.Seeds;

/**
 * A recording, sent as by one device over MQTT: rows of one moment are one message. Every message
 * is kept until it is acknowledged.
 */
public final class Replay {
    private static final int MOST_TRACKS = 500;
    private static final long WATCH_MILLIS = 20;

    private final ReplayPlan plan;
    private final Recording recording;
    private final Survey survey;
    private final Clock clock;
    private long sent;

    private Replay(ReplayPlan plan, Clock clock) throws IOException {
        this.plan = plan;
        this.recording = new Recording(plan.file(), plan.layout());
        this.survey = Survey.of(recording);
        this.clock = clock;
    }

    /**
     * Reads a recording once, to see whether it can be told.
     *
     * @param plan what and how
     * @param clock what time it is
     * @return the replay, which has sent nothing yet
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is not what it should be; the message names the line
     */
    public static Replay of(ReplayPlan plan, Clock clock) throws IOException {
        return new Replay(plan, clock);
    }

    /**
     * The simplest plan on which the recording has room.
     *
     * @return a store for the catalog
     */
    public Store store() {
        return PlanFromData.of(plan.store(), plan.device(), survey);
    }

    /** A moment's rows, until the moment is over. */
    private final class Telling {
        private final PostOffice office;
        private final Duration shift;
        private final Instant began;
        private final long boot;
        private final List<Positions.Track> tracks = new ArrayList<>();
        private final List<Crossing> crossings = new ArrayList<>();
        private Instant moment = survey.first();

        Telling(PostOffice office) {
            this.office = office;
            this.began = clock.instant();
            this.boot = began.getEpochSecond();
            this.shift = shift(began);
        }

        void add(Row row) {
            if (!row.time().equals(moment)) {
                tell();
                moment = row.time();
            }
            switch (row) {
                case Row.Seen seen ->
                        tracks.add(new Positions.Track(seen.id(), seen.x(), seen.y(), false));
                case Row.Crossed crossed ->
                        crossings.add(
                                new Crossing(
                                        LineId.of(crossed.line()),
                                        crossed.in(),
                                        crossed.out(),
                                        null));
            }
        }

        void tell() {
            List<Outgoing> said = new ArrayList<>();
            crossings.forEach(crossing -> said.add(message(crossing)));
            for (int from = 0; from < tracks.size(); from += MOST_TRACKS) {
                int to = Math.min(tracks.size(), from + MOST_TRACKS);
                said.add(message(new Positions(tracks.subList(from, to))));
            }
            crossings.clear();
            tracks.clear();
            hand(said);
        }

        /** A report on itself closes the count: now the pipeline knows whether all has come. */
        void end() {
            tell();
            hand(List.of(message(new Status(sent + 1, null, null, null))));
        }

        private Outgoing message(Telemetry telemetry) {
            sent++;
            return new Outgoing(
                    new TelemetryAddress(plan.store(), plan.device(), telemetry.kind()),
                    Protocol.MQTT,
                    Encoding.JSON,
                    new Message(new Numbering(boot, sent), moment.plus(shift), telemetry));
        }

        private void hand(List<Outgoing> said) {
            try {
                awaitTurn();
                office.takePast(said, moment.plus(shift));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the replay was stopped", stopped);
            }
        }

        private void awaitTurn() throws InterruptedException {
            double millis = Duration.between(survey.first(), moment).toMillis() / plan.speed();
            long early =
                    Duration.between(clock.instant(), began.plusMillis((long) millis)).toMillis();
            if (early > 0) {
                Thread.sleep(early);
            }
        }
    }

    private Duration shift(Instant now) {
        if (plan.shift() != null) {
            return plan.shift();
        }
        Instant anchor = plan.speed() > 1 ? survey.last() : survey.first();
        return Duration.ofMillis(Duration.between(anchor, now).toMillis());
    }

    /**
     * Sends it all and waits until the gateway has it.
     *
     * @param destination where to
     * @param memory a file that keeps what is not acknowledged
     * @return what became of the messages
     * @throws IOException if the recording cannot be read any more
     * @throws InterruptedException if it is stopped
     */
    public Delivered send(Destination destination, Path memory)
            throws IOException, InterruptedException {
        try (PostOffice office =
                new PostOffice(
                        destination.over(Protocol.MQTT),
                        memory,
                        new Seeds(1),
                        NetworkFaults.WHOLE,
                        _ -> {},
                        _ -> {})) {
            Telling telling = new Telling(office);
            recording.read(telling::add);
            telling.end();
            while (office.waiting() > 0) {
                Thread.sleep(WATCH_MILLIS);
            }
            return office.delivered();
        }
    }

    /**
     * The span that the pipeline will see, if it is sent now.
     *
     * @return a sentence for people
     */
    public String span() {
        Duration shift = shift(clock.instant());
        return "%s to %s".formatted(survey.first().plus(shift), survey.last().plus(shift));
    }
}
