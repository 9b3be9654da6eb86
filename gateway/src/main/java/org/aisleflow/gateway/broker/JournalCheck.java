package org.aisleflow.gateway.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the journal before Artemis opens it, which passes over what it cannot read without a
 * word.
 */
final class JournalCheck {
    private static final Logger LOGGER = LoggerFactory.getLogger(JournalCheck.class);

    private JournalCheck() {}

    /**
     * Finds what will be skipped.
     *
     * @return a sentence for each piece
     */
    static List<String> skipped(Path journal) {
        List<String> found = new ArrayList<>();
        try {
            for (Path file : filesOldestFirst(journal)) {
                found.addAll(skippedIn(file));
            }
        } catch (IOException | RuntimeException unreadable) {
            // Artemis says so itself when it opens it.
            LOGGER.debug("The journal in {} cannot be looked at", journal, unreadable);
        }
        return found;
    }

    private static List<Path> filesOldestFirst(Path journal) throws IOException {
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
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, channel.size());
            List<String> found = new ArrayList<>();
            for (JournalRecords.Hole hole : JournalRecords.holes(bytes)) {
                found.add(
                        hole.isLast()
                                ? "The journal file %s ends in a torn record at byte %d: it was being written when the process or the machine died, was never acknowledged, and is skipped"
                                        .formatted(file, hole.begin())
                                : "The journal file %s is damaged: the bytes %d to %d are no records and are skipped; messages that were in them are lost"
                                        .formatted(file, hole.begin(), hole.end() - 1));
            }
            return found;
        }
    }
}
