package org.aisleflow.gateway.tls;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something made of the TLS files, made anew when they have changed. Files that cannot be used are
 * complained about and the last good ones kept. Thread-safe.
 *
 * @param <T> what is made of them
 */
public final class Reloading<T> {
    private static final Logger LOGGER = LoggerFactory.getLogger(Reloading.class);
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

    private final TlsFiles files;
    private final Function<TlsFiles.Content, T> maker;
    private final LongSupplier nanoTime;
    private T current;
    private List<FileTime> changes;
    private long lookedNanos;
    private @Nullable String trouble;

    /**
     * Reads the files.
     *
     * @param files where they are
     * @param maker makes of them what is needed
     * @param nanoTime a clock that only goes forward, as {@link System#nanoTime}
     * @throws IllegalArgumentException with a sentence that names the file, if one cannot be used
     */
    public Reloading(TlsFiles files, Function<TlsFiles.Content, T> maker, LongSupplier nanoTime) {
        this.files = files;
        this.maker = maker;
        this.nanoTime = nanoTime;
        this.current = maker.apply(files.read());
        this.changes = changes();
        this.lookedNanos = nanoTime.getAsLong();
    }

    /**
     * What is good now; looks at the files at most once in a second.
     *
     * @return made of the newest files that could be used
     */
    public synchronized T current() {
        long time = nanoTime.getAsLong();
        if (time - lookedNanos >= LOOK_AGAIN_NANOS) {
            lookedNanos = time;
            List<FileTime> now = changes();
            if (!now.equals(changes)) {
                changes = now;
                reload();
            }
        }
        return current;
    }

    /**
     * Says what is wrong with the files.
     *
     * @return a sentence, or empty if they can be used
     */
    public synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void reload() {
        try {
            current = maker.apply(files.read());
            trouble = null;
            LOGGER.info("The TLS files were read again");
        } catch (IllegalArgumentException unusable) {
            // Perhaps half of them are written; what is good goes on.
            trouble = String.valueOf(unusable.getMessage());
            LOGGER.warn("The TLS files were changed and cannot be used: {}", trouble);
        }
    }

    private List<FileTime> changes() {
        try {
            return files.changes();
        } catch (IOException gone) {
            return List.of();
        }
    }
}
