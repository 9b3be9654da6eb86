package org.aisleflow.gateway.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a dead letter that is replayed again unchanged from counting again. What has a number is
 * recognised by it later on; this is for what has none, such as a SenML pack. Remembers the latest
 * 10,000 of this process. Thread-safe.
 */
public final class ReplayedOnce {
    private static final int MOST = 10_000;

    private final Map<String, Boolean> accepted =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST;
                }
            };

    /** Begins with none. */
    public ReplayedOnce() {}

    /**
     * Says whether a replay counts, and remembers it if so.
     *
     * @param letter which dead letter it is; null if nobody says so
     * @param replay what is in it now
     * @param verdict what becomes of it
     * @return false if it has counted before
     */
    public synchronized boolean counts(@Nullable String letter, Arrival replay, Verdict verdict) {
        // A letter that is refused again may be replayed when the catalog knows more.
        if (letter == null
                || !(verdict instanceof Verdict.Accepted(var envelope))
                || envelope.numbering().isKnown()) {
            return true;
        }
        return accepted.put(fingerprint(letter, replay), true) == null;
    }

    /**
     * Forgets a replay that did not get to Kafka.
     *
     * @param letter which dead letter it is; null if nobody says so
     * @param replay what is in it
     */
    public synchronized void forget(@Nullable String letter, Arrival replay) {
        if (letter != null) {
            accepted.remove(fingerprint(letter, replay));
        }
    }

    private static String fingerprint(String letter, Arrival replay) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String head = letter + "\n" + replay.source() + "\n" + replay.contentType() + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(replay.payload().bytes()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
