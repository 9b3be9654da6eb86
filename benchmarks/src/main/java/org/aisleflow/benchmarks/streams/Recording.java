package org.aisleflow.benchmarks.streams;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.sim.TelemetryStream;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ShopSpec;

/**
 * What the devices of a simulated shop say from its opening on, as the gateway would write it into
 * the telemetry topic; the same bytes for the same scenario, seed and length. Told as if it had
 * happened some whole weeks later, so that nothing of it is too old to be computed; the checksum is
 * that of the untold original.
 *
 * @param file keys and values, each with its length before it
 * @param part how much there is in it
 * @param checksum SHA-256 of the keys and values, in hexadecimal digits
 */
record Recording(Path file, Part part, String checksum) {
    /** A Saturday. */
    static final LocalDate DAY = LocalDate.of(2026, 1, 10);

    private static final Duration ON_THE_WAY = Duration.ofMillis(200);
    private static final Duration AFTER_OPENING = Duration.ofHours(3);

    /**
     * How much there is.
     *
     * @param messages records
     * @param frames those of them that are frames of an overhead sensor
     * @param sightings people in these frames
     */
    record Part(long messages, long frames, long sightings) {
        Part with(Envelope envelope) {
            boolean isFrame = envelope.telemetry() instanceof Positions;
            return new Part(
                    messages + 1,
                    frames + (isFrame ? 1 : 0),
                    sightings
                            + (envelope.telemetry() instanceof Positions frame
                                    ? frame.tracks().size()
                                    : 0));
        }
    }

    /** Takes a record. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes one.
         *
         * @param key its key
         * @param value its value
         */
        void take(byte[] key, byte[] value);
    }

    /**
     * Makes a recording of a scenario's first shop, beginning three hours after it opens.
     *
     * @param file the file to write
     * @param scenario what is simulated
     * @param seed decides all that is left to chance
     * @param sightings it ends with the first message that reaches so many
     * @param weeks how many weeks later it shall have happened
     * @throws IOException if the file cannot be written
     */
    static Recording make(Path file, Scenario scenario, long seed, long sightings, long weeks)
            throws IOException {
        ShopSpec shop = scenario.stores().getFirst();
        Instant opens = DAY.atTime(shop.opens()).atZone(shop.timezone()).toInstant();
        Instant begins = opens.plus(AFTER_OPENING);
        Instant ends = DAY.plusDays(1).atStartOfDay(shop.timezone()).toInstant();
        TelemetryStream stream = new TelemetryStream(scenario, shop.id(), seed, DAY, begins, ends);
        MessageDigest digest = sha256();
        Part part = new Part(0, 0, 0);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            while (part.sightings() < sightings && stream.hasNext()) {
                Outgoing outgoing = stream.next();
                if (outgoing.message().time().isBefore(begins)) {
                    continue;
                }
                Envelope envelope = envelope(outgoing, Duration.ZERO);
                byte[] key = envelope.store().value().getBytes(StandardCharsets.UTF_8);
                digest.update(key);
                digest.update(bytes(envelope));
                part = part.with(envelope);
                byte[] told = bytes(envelope(outgoing, Duration.ofDays(7 * weeks)));
                out.writeInt(key.length);
                out.write(key);
                out.writeInt(told.length);
                out.write(told);
            }
        }
        return new Recording(file, part, HexFormat.of().formatHex(digest.digest()));
    }

    /** The whole weeks from the recorded day to one that is 1 to 7 days before another. */
    static long weeksUntil(LocalDate today) {
        return Math.floorDiv(today.toEpochDay() - 1 - DAY.toEpochDay(), 7);
    }

    /**
     * Reads it from its beginning.
     *
     * @param messages how many records at most
     * @param taker takes each
     * @return how much that was
     * @throws IOException if the file cannot be read
     */
    Part read(long messages, Taker taker) throws IOException {
        Part read = new Part(0, 0, 0);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (read.messages() < Math.min(messages, part.messages())) {
                byte[] key = in.readNBytes(in.readInt());
                byte[] value = in.readNBytes(in.readInt());
                read = read.with(envelope(value));
                taker.take(key, value);
            }
        }
        return read;
    }

    /**
     * The same message as if all had happened on the day before, in the devices' boots before.
     *
     * @param value the message
     */
    static byte[] theDayBefore(byte[] value) {
        Envelope told = envelope(value);
        Duration day = Duration.ofDays(1);
        return bytes(
                new Envelope(
                        told.store(),
                        told.device(),
                        told.boot() - 1,
                        told.seq(),
                        told.time().minus(day),
                        told.deviceTime().minus(day),
                        told.receivedAt().minus(day),
                        told.clock(),
                        told.protocol(),
                        told.telemetry()));
    }

    static Envelope envelope(byte[] value) {
        return Topics.TELEMETRY.values().deserializer().deserialize("", value);
    }

    private static Envelope envelope(Outgoing outgoing, Duration later) {
        Message message = outgoing.message();
        Instant time = message.time().plus(later);
        return new Envelope(
                outgoing.address().store(),
                outgoing.address().device(),
                message.numbering().boot(),
                message.numbering().seq(),
                time,
                time,
                time.plus(ON_THE_WAY),
                ClockSource.DEVICE,
                outgoing.protocol(),
                message.telemetry());
    }

    private static byte[] bytes(Envelope envelope) {
        return Topics.TELEMETRY.values().serializer().serialize("", envelope);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
