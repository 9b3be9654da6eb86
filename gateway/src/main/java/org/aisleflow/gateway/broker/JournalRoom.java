package org.aisleflow.gateway.broker;

import org.apache.activemq.artemis.core.journal.impl.JournalFile;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;

/** How much of the journal is wanted still, and whether there is room to write that anew. */
final class JournalRoom {
    /** The file that is begun then, and the one that is written. */
    private static final int FILES_NEEDED = 2;

    private JournalRoom() {}

    /**
     * Says whether writing the journal anew would give back more room than it takes meanwhile.
     *
     * @param freeBytes the room on the disk
     */
    static boolean isWorthCompacting(JournalImpl journal, long freeBytes) {
        JournalFile[] files = journal.getDataFiles();
        long wanted = 0;
        for (JournalFile file : files) {
            wanted += file.getLiveSize();
        }
        return isWorthCompacting(files.length, journal.getFileSize(), wanted, freeBytes);
    }

    static boolean isWorthCompacting(int files, long fileBytes, long wantedBytes, long freeBytes) {
        return files >= FILES_NEEDED
                && 2 * wantedBytes <= files * fileBytes
                && wantedBytes + FILES_NEEDED * fileBytes <= freeBytes;
    }
}
