package org.aisleflow.sim.sending;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;

/**
 * What the devices keep when the program is killed: their undelivered messages, and the time up to
 * which everything has been told. One file of entries, each written whole: either a moment with all
 * that was said in it, or what need not be kept any longer. A torn entry at the end was never acted
 * upon and is ignored. The operating system has what was written; only a power failure may take the
 * last moment. Thread-safe.
 */
final class Flash implements AutoCloseable {
    private static final byte TOLD = 1;
    private static final byte FORGOTTEN = 2;
    private static final long COMPACT_BYTES = 8 << 20;
    private static final int FORGET_AT_ONCE = 64;

    private final Path file;
    private final Map<Key, Letter> kept = new LinkedHashMap<>();
    private final List<Key> forgotten = new ArrayList<>();
    private FileOutputStream out;
    private long writtenBytes;
    private long compactAtBytes = COMPACT_BYTES;
    private Instant toldUntil = Instant.MIN;
    private boolean closed;

    private record Key(StoreId store, DeviceId device, Numbering numbering) {
        static Key of(Letter letter) {
            return new Key(letter.address().store(), letter.device(), letter.numbering());
        }
    }

    private Flash(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            load(Files.readAllBytes(file));
        }
        this.out = rewritten();
    }

    static Flash open(Path file) {
        try {
            return new Flash(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the devices' memory cannot be opened: " + file, failure);
        }
    }

    /** The time up to which everything has been told, if anything has. */
    synchronized Optional<Instant> toldUntil() {
        return toldUntil.equals(Instant.MIN) ? Optional.empty() : Optional.of(toldUntil);
    }

    /** What has not been delivered, in the order in which it was said. */
    synchronized List<Letter> undelivered() {
        return List.copyOf(kept.values());
    }

    /** Keeps all that was said up to a moment, in one piece. */
    synchronized void keep(Collection<Letter> letters, Instant until) {
        try {
            letters.forEach(letter -> kept.put(Key.of(letter), letter));
            toldUntil = until;
            writeForgotten();
            append(told(letters, until));
            if (writtenBytes > compactAtBytes) {
                out.close();
                out = rewritten();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the devices' memory cannot be written", failure);
        }
    }

    /** A message need not be kept: lost, this only means that it is sent once more. */
    synchronized void forget(Letter letter) {
        Key key = Key.of(letter);
        if (kept.remove(key) != null) {
            forgotten.add(key);
        }
        if (forgotten.size() >= FORGET_AT_ONCE) {
            try {
                writeForgotten();
            } catch (IOException failure) {
                throw new UncheckedIOException("the devices' memory cannot be written", failure);
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            writeForgotten();
            closed = true;
            out.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("the devices' memory cannot be closed", failure);
        }
    }

    private void writeForgotten() throws IOException {
        if (forgotten.isEmpty() || closed) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(FORGOTTEN);
        out.writeInt(forgotten.size());
        for (Key key : forgotten) {
            out.writeUTF(key.store().value());
            out.writeUTF(key.device().value());
            out.writeLong(key.numbering().boot());
            out.writeLong(key.numbering().seq());
        }
        forgotten.clear();
        append(bytes.toByteArray());
    }

    private static byte[] told(Collection<Letter> letters, Instant until) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(TOLD);
        out.writeLong(until.toEpochMilli());
        out.writeInt(letters.size());
        for (Letter letter : letters) {
            out.writeUTF(letter.address().store().value());
            out.writeUTF(letter.device().value());
            out.writeUTF(letter.address().kind().text());
            out.writeUTF(letter.protocol().name());
            out.writeUTF(letter.encoding().name());
            out.writeLong(letter.numbering().boot());
            out.writeLong(letter.numbering().seq());
            out.writeInt(letter.payload().length);
            out.write(letter.payload());
        }
        return bytes.toByteArray();
    }

    private void append(byte[] entry) throws IOException {
        ByteBuffer framed = ByteBuffer.allocate(Integer.BYTES + entry.length);
        framed.putInt(entry.length).put(entry);
        out.write(framed.array());
        writtenBytes += framed.capacity();
    }

    /** Starts the file again with only what is still needed. */
    private FileOutputStream rewritten() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        // Not a channel: a channel is closed when its thread is interrupted.
        out = new FileOutputStream(fresh.toFile());
        writtenBytes = 0;
        forgotten.clear();
        if (!toldUntil.equals(Instant.MIN)) {
            append(told(kept.values(), toldUntil));
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        compactAtBytes = Math.max(COMPACT_BYTES, 2 * writtenBytes);
        return out;
    }

    private void load(byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        while (all.remaining() >= Integer.BYTES) {
            int length = all.getInt();
            if (length < 0 || length > all.remaining()) {
                return;
            }
            byte[] entry = new byte[length];
            all.get(entry);
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry))) {
                loadEntry(in);
            } catch (EOFException | IllegalArgumentException broken) {
                throw new IOException("an entry is damaged", broken);
            }
        }
    }

    private void loadEntry(DataInputStream in) throws IOException {
        if (in.readByte() == FORGOTTEN) {
            for (int i = in.readInt(); i > 0; i--) {
                kept.remove(
                        new Key(
                                StoreId.of(in.readUTF()),
                                DeviceId.of(in.readUTF()),
                                new Numbering(in.readLong(), in.readLong())));
            }
            return;
        }
        toldUntil = Instant.ofEpochMilli(in.readLong());
        for (int i = in.readInt(); i > 0; i--) {
            Letter letter = letter(in);
            kept.put(Key.of(letter), letter);
        }
    }

    private static Letter letter(DataInputStream in) throws IOException {
        TelemetryAddress address =
                new TelemetryAddress(
                        StoreId.of(in.readUTF()),
                        DeviceId.of(in.readUTF()),
                        Kind.find(in.readUTF()).orElseThrow(EOFException::new));
        Protocol protocol = Protocol.valueOf(in.readUTF());
        Encoding encoding = Encoding.valueOf(in.readUTF());
        Numbering numbering = new Numbering(in.readLong(), in.readLong());
        return new Letter(address, protocol, encoding, numbering, in.readNBytes(in.readInt()));
    }
}
