package org.aisleflow.gateway.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the journal before Artemis opens it, which passes over what is no record without a word,
 * and does not start at all when a message in it cannot be decoded. Such a record is crossed out;
 * the file as it was is kept beside it.
 */
final class JournalCheck {
    private static final Logger LOGGER = LoggerFactory.getLogger(JournalCheck.class);
    private static final String KEPT = ".damaged";

    private JournalCheck() {}

    /**
     * Finds what will be skipped, and sees to it that Artemis can skip it.
     *
     * @return a sentence for each piece
     */
    static List<String> skipped(Path journal) {
        List<String> found = new ArrayList<>();
        try {
            for (Path file : files(journal)) {
                found.addAll(skippedIn(file));
            }
        } catch (IOException | RuntimeException unreadable) {
            // Artemis says so itself when it opens it.
            LOGGER.debug("The journal in {} cannot be looked at", journal, unreadable);
        }
        return found;
    }

    private static List<Path> files(Path journal) throws IOException {
        if (!Files.isDirectory(journal)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(journal)) {
            return all.filter(each -> each.toString().endsWith(".amq"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static List<String> skippedIn(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        ByteBuffer bytes = read(file);
        JournalRecords records = JournalRecords.of(bytes);
        for (JournalRecords.Hole hole : records.holes()) {
            found.add(
                    hole.isLast()
                            ? "The journal file %s ends in a torn record at byte %d: it was being written when the process or the machine died, was never acknowledged, and is skipped"
                                    .formatted(file, hole.begin())
                            : "The journal file %s is damaged: the bytes %d to %d are no records and are skipped; messages that were in them are lost"
                                    .formatted(file, hole.begin(), hole.end() - 1));
        }
        List<JournalRecords.Entry> undecodable =
                records.entries().stream()
                        .filter(entry -> !BodyCheck.isWhole(entry.kind(), body(bytes, entry)))
                        .toList();
        if (!undecodable.isEmpty()) {
            crossOut(file, undecodable);
        }
        for (JournalRecords.Entry entry : undecodable) {
            found.add(
                    "The journal file %s is damaged: the record in the bytes %d to %d cannot be decoded and is skipped; the file as it was is kept as %s%s"
                            .formatted(
                                    file,
                                    entry.begin(),
                                    entry.begin() + entry.size() - 1,
                                    file.getFileName(),
                                    KEPT));
        }
        return found;
    }

    private static ByteBuffer read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size());
        }
    }

    private static byte[] body(ByteBuffer file, JournalRecords.Entry entry) {
        byte[] body = new byte[entry.bodySize()];
        file.get(entry.bodyAt(), body);
        return body;
    }

    /** A record of no known type is passed over. */
    private static void crossOut(Path file, List<JournalRecords.Entry> entries) throws IOException {
        try {
            Files.copy(
                    file,
                    file.resolveSibling(file.getFileName() + KEPT),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException noRoom) {
            LOGGER.warn("The damaged journal file {} could not be kept as it was", file, noRoom);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (JournalRecords.Entry entry : entries) {
                channel.write(ByteBuffer.allocate(1), entry.begin());
            }
            channel.force(true);
        }
    }
}
