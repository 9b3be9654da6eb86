package org.aisleflow.gateway.broker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.impl.JournalFileImpl;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.JournalReaderCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the end of the journal before Artemis opens it, which passes over a torn record without
 * a word. Files are used again without being wiped, so only what bears the number of its own file
 * is a record; anything else behind the last whole one is left from before.
 */
final class JournalEnd {
    private static final Logger LOGGER = LoggerFactory.getLogger(JournalEnd.class);
    private static final int HEADER_BYTES = 16;

    /** The newest is often still empty. */
    private static final int NEWEST = 3;

    private JournalEnd() {}

    /** A file and what its header says. */
    private record JournalFile(Path path, int version, long number) {}

    /**
     * Finds torn records.
     *
     * @return a sentence for each
     */
    static List<String> torn(Path journal) {
        List<String> found = new ArrayList<>();
        try {
            for (JournalFile file : newest(journal)) {
                int end = endOfData(journal, file);
                if (beginsRecord(file, end)) {
                    found.add(
                            "The journal file %s ends in a torn record at byte %d: it was being written when the process or the machine died, was never acknowledged, and is skipped"
                                    .formatted(file.path(), end));
                }
            }
        } catch (Exception unreadable) {
            // Artemis says so itself when it opens it.
            LOGGER.debug("The journal in {} cannot be looked at", journal, unreadable);
        }
        return found;
    }

    private static List<JournalFile> newest(Path journal) throws IOException {
        if (!Files.isDirectory(journal)) {
            return List.of();
        }
        List<JournalFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(journal)) {
            for (Path path : all.filter(each -> each.toString().endsWith(".amq")).toList()) {
                if (Files.size(path) > HEADER_BYTES) {
                    files.add(header(path));
                }
            }
        }
        files.sort(Comparator.comparingLong(JournalFile::number).reversed());
        return files.subList(0, Math.min(NEWEST, files.size()));
    }

    private static JournalFile header(Path path) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r")) {
            int version = bytes.readInt();
            bytes.skipBytes(Integer.BYTES);
            return new JournalFile(path, version, bytes.readLong());
        }
    }

    private static int endOfData(Path journal, JournalFile file) throws Exception {
        NIOSequentialFileFactory factory = new NIOSequentialFileFactory(journal.toFile(), 1);
        return JournalImpl.readJournalFile(
                factory,
                new JournalFileImpl(
                        factory.createSequentialFile(journal.relativize(file.path()).toString()),
                        file.number(),
                        file.version()),
                new JournalReaderCallback() {});
    }

    private static boolean beginsRecord(JournalFile file, int at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.path().toFile(), "r")) {
            if (at + 1 + Integer.BYTES > bytes.length()) {
                return false;
            }
            bytes.seek(at);
            return bytes.readByte() != 0 && bytes.readInt() == (int) file.number();
        }
    }
}
