package org.aisleflow.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The gateway's folder, held by one process at a time. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder.
     *
     * @throws IllegalStateException with a sentence for people, when another process has it
     */
    static DataFolder hold(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel lock =
                    FileChannel.open(
                            path.resolve("in-use.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isLocked(lock)) {
                return new DataFolder(path, lock);
            }
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The gateway's data folder %s cannot be written".formatted(path), failure);
        }
        throw new IllegalStateException(
                "The gateway's data folder %s is in use by another process".formatted(path));
    }

    Path journal() {
        return path.resolve("broker");
    }

    Path credentials() {
        return path.resolve("credentials.json");
    }

    Path dtlsConnections() {
        return path.resolve("dtls-connections");
    }

    /** Counts this start; never gives a number twice, also after the process was killed. */
    long nextBoot() {
        Path file = path.resolve("boots");
        try {
            long boot = Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) + 1 : 1;
            Path next = path.resolve("boots.next");
            Files.writeString(
                    next,
                    Long.toString(boot),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            return boot;
        } catch (NumberFormatException damaged) {
            throw new IllegalStateException(
                    "The gateway's boot counter %s is not a number".formatted(file), damaged);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable Object lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
