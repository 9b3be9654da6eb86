package org.aisleflow.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a journal that Artemis itself has written. */
@SuppressWarnings("NullAway.Init") // set before each test
class JournalRecordsTest {
    private static final byte KIND = JournalRecordIds.ADD_REF;
    private static final int RECORDS = 9;

    @TempDir Path folder;
    private byte[] bytes;

    @BeforeEach
    void write() throws Exception {
        var factory = new NIOSequentialFileFactory(folder.toFile(), 1);
        JournalImpl journal =
                new JournalImpl(64 * 1024, 2, 2, 0, 0, factory, "activemq-data", "amq", 1);
        journal.start();
        journal.load(new ArrayList<>(), new ArrayList<>(), null);
        for (int id = 1; id <= RECORDS; id++) {
            journal.appendAddRecord(
                    id, KIND, ("message" + id).getBytes(StandardCharsets.UTF_8), true);
        }
        journal.appendUpdateRecord(1, KIND, "moremore".getBytes(StandardCharsets.UTF_8), true);
        journal.appendAddRecordTransactional(
                100, 50, KIND, "together".getBytes(StandardCharsets.UTF_8));
        journal.appendDeleteRecordTransactional(100, 2, "why".getBytes(StandardCharsets.UTF_8));
        journal.appendCommitRecord(100, true);
        journal.appendAddRecordTransactional(
                101, 51, KIND, "taken up".getBytes(StandardCharsets.UTF_8));
        journal.appendPrepareRecord(101, "prepared".getBytes(StandardCharsets.UTF_8), true);
        journal.appendRollbackRecord(101, true);
        journal.appendDeleteRecord(3, true);
        journal.stop();
        bytes = Files.readAllBytes(folder.resolve("activemq-data-1.amq"));
    }

    @Test
    void findsNoHoleInAWholeJournal() {
        assertThat(holes()).isEmpty();
        assertThat(JournalCheck.skipped(folder)).isEmpty();
        assertThat(JournalRecords.of(ByteBuffer.wrap(bytes)).entries())
                .hasSize(RECORDS + 8)
                .filteredOn(entry -> entry.kind() == KIND)
                .hasSize(RECORDS + 3);
    }

    @Test
    void findsARecordWhoseSizeIsDamaged() throws IOException {
        int begin = find("message5") - 23 + 4;
        int size = "message5".length() + 23;
        bytes[begin + size - 1] ^= 1;

        assertThat(holes()).containsExactly(new JournalRecords.Hole(begin, begin + size, false));
        Files.write(folder.resolve("activemq-data-1.amq"), bytes);
        assertThat(JournalCheck.skipped(folder))
                .singleElement()
                .asString()
                .contains("activemq-data-1.amq is damaged", "are skipped");
    }

    @Test
    void findsATornRecordAtTheEnd() {
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        bytes[end] = 11;
        System.arraycopy(bytes, 12, bytes, end + 1, 4);

        assertThat(holes()).containsExactly(new JournalRecords.Hole(end, bytes.length, true));
    }

    @Test
    void crossesAMessageOutThatCannotBeDecoded() throws IOException {
        Path file = folder.resolve("activemq-data-1.amq");
        int body = find("message5");
        bytes[body - 1] = JournalRecordIds.ADD_MESSAGE_PROTOCOL;
        Files.write(file, bytes);

        assertThat(JournalCheck.skipped(folder))
                .singleElement()
                .asString()
                .contains("cannot be decoded and is skipped");

        assertThat(folder.resolve("activemq-data-1.amq.damaged")).hasBinaryContent(bytes);
        bytes[body - 23 + 4] = 0;
        assertThat(file).hasBinaryContent(bytes);
    }

    private List<JournalRecords.Hole> holes() {
        return JournalRecords.of(ByteBuffer.wrap(bytes)).holes();
    }

    private int find(String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
