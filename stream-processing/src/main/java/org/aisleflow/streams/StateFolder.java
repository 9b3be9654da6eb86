package org.aisleflow.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one instance, used by one process at a time, with the name by which the consumer
 * group knows the instance: a process that was killed and starts again gets its partitions back at
 * once, instead of waiting until the group misses the dead one.
 */
final class StateFolder implements AutoCloseable {
    private static final int LONGEST_NAME_BYTES = 64;

    private final FileChannel file;
    private final String instance;

    private StateFolder(FileChannel file, String instance) {
        this.file = file;
        this.instance = instance;
    }

    /**
     * Opens a folder, and makes it if it is new.
     *
     * @param folder the folder
     * @throws IllegalStateException with a sentence for people, if another process uses it
     */
    static StateFolder open(Path folder) {
        FileChannel file = null;
        try {
            Files.createDirectories(folder);
            file =
                    FileChannel.open(
                            folder.resolve("instance"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock = file.tryLock();
            if (lock != null) {
                return new StateFolder(file, name(file));
            }
        } catch (OverlappingFileLockException _) {
            // Held by this very JVM: same answer as below.
        } catch (IOException failure) {
            close(file);
            throw new UncheckedIOException("Cannot write the folder " + folder, failure);
        }
        close(file);
        throw new IllegalStateException("The folder " + folder + " is in use by another process");
    }

    String instance() {
        return instance;
    }

    @Override
    public void close() {
        close(file);
    }

    private static String name(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NAME_BYTES);
        while (file.read(bytes) > 0) {
            // Reads on until the end.
        }
        bytes.flip();
        if (bytes.hasRemaining()) {
            return StandardCharsets.UTF_8.decode(bytes).toString();
        }
        String name = UUID.randomUUID().toString();
        ByteBuffer fresh = ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
        while (fresh.hasRemaining()) {
            file.write(fresh);
        }
        file.force(true);
        return name;
    }

    private static void close(@Nullable FileChannel file) {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
