package org.aisleflow.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import org.aisleflow.contracts.credentials.SealingKey;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything that must survive a restart; one process at a time may have it.
 */
final class DataFolder implements AutoCloseable {
    private static final int TOKEN_BYTES = 24;
    private static final String SEALING_KEY = "sealing.key";

    private final Path root;
    private final FileLock lock;

    private DataFolder(Path root, FileLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Opens the folder, and makes it where it is missing.
     *
     * @throws StartRefused if it cannot be written or another process has it
     */
    static DataFolder open(Path root) {
        FileChannel channel;
        try {
            Files.createDirectories(root);
            channel =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.READ);
        } catch (IOException unusable) {
            throw new StartRefused(
                    "The data folder %s cannot be used (%s); choose another with --data."
                            .formatted(root.toAbsolutePath(), unusable));
        }
        FileLock lock = tryLock(channel);
        if (lock == null) {
            throw new StartRefused(
                    "The data folder %s is in use by another Aisleflow; stop that one, or choose another folder with --data."
                            .formatted(root.toAbsolutePath()));
        }
        return new DataFolder(root, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A part's own folder. */
    Path of(String part) {
        return root.resolve(part).toAbsolutePath();
    }

    /** The API token of this installation: made once and kept where only its owner can read it. */
    String token() {
        return kept(
                "token",
                () -> {
                    byte[] random = new byte[TOKEN_BYTES];
                    new SecureRandom().nextBytes(random);
                    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
                });
    }

    /** What devices' pre-shared keys are sealed with: made once, like the token. */
    SealingKey sealingKey() {
        return SealingKey.parse(
                kept(SEALING_KEY, () -> SealingKey.generate(new SecureRandom()).text()));
    }

    /** Where the sealing key is, for the gateway to read it. */
    Path sealingKeyFile() {
        return of(SEALING_KEY);
    }

    private String kept(String name, Supplier<String> fresh) {
        Path file = root.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String secret = fresh.get();
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret);
            return secret;
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "the %s could not be kept in %s".formatted(name, file), unusable);
        }
    }

    @Override
    public void close() {
        try {
            lock.channel().close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
    }
}
