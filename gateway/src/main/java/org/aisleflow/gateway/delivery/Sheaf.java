package org.aisleflow.gateway.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.gateway.intake.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * Several arrivals in one message of the broker: they share its journal entry, its sync and its
 * acknowledgements, which cost far more than the arrivals themselves.
 */
public final class Sheaf {
    /** The reader's filter matches it; that it is none of a device's is told by its stamp. */
    public static final String TOPIC = "aisleflow/v1/gateway/gateway/sheaf";

    /** How many arrivals share a message at most. */
    public static final int MOST_ARRIVALS = 256;

    /** Well below the broker's largest packet of 64 KiB. */
    public static final int MOST_BYTES = 32 * 1024;

    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 32;

    private Sheaf() {}

    /**
     * About as many bytes as an arrival adds.
     *
     * @param arrival an arrival
     * @return no fewer than it really adds
     */
    public static int size(Arrival arrival) {
        return FIXED_BYTES
                + 3 * arrival.source().length()
                + length(arrival.contentType())
                + length(arrival.address())
                + arrival.payload().size();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : 3 * text.length();
    }

    /**
     * Puts arrivals together.
     *
     * @param arrivals at most {@link #MOST_ARRIVALS}, of at most {@link #MOST_BYTES} together
     * @return the payload of a message
     */
    public static byte[] write(List<Arrival> arrivals) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(MOST_BYTES);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeShort(arrivals.size());
            for (Arrival arrival : arrivals) {
                out.writeUTF(arrival.source());
                write(out, arrival.contentType());
                out.writeUTF(arrival.protocol().name());
                write(out, arrival.address());
                out.writeLong(arrival.receivedAt().toEpochMilli());
                out.writeInt(arrival.payload().size());
                out.write(arrival.payload().bytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("A byte array cannot be written", impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param bytes the payload of a message
     * @return the arrivals in their order; empty if it is none of ours, as of a later version
     */
    public static Optional<List<Arrival>> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            int count = in.readUnsignedShort();
            List<Arrival> arrivals = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                arrivals.add(arrival(in));
            }
            return in.available() == 0 ? Optional.of(arrivals) : Optional.empty();
        } catch (IOException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Arrival arrival(DataInputStream in) throws IOException {
        String source = in.readUTF();
        String contentType = text(in);
        Protocol protocol = Protocol.valueOf(in.readUTF());
        String address = text(in);
        Instant receivedAt = Instant.ofEpochMilli(in.readLong());
        int size = in.readInt();
        if (size < 0 || size > in.available()) {
            throw new IllegalArgumentException(
                    "a payload of %d bytes is not there".formatted(size));
        }
        return new Arrival(
                source,
                contentType,
                Payload.of(in.readNBytes(size)),
                protocol,
                address,
                receivedAt);
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
