package org.aisleflow.api.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.jspecify.annotations.Nullable;

/** The newest dead letters, so many that memory stays small; older ones stay in Kafka. */
public final class RejectedIndex {
    /** How many are kept here. */
    public static final int MOST = 10_000;

    private final LinkedHashMap<String, RejectedMessage> newest = new LinkedHashMap<>();
    private final Map<String, Instant> replays = new LinkedHashMap<>();

    /** Starts empty. */
    public RejectedIndex() {}

    /**
     * Takes a dead letter in.
     *
     * @param id its place in the topic
     * @param letter the letter
     */
    public synchronized void add(String id, DeadLetter letter) {
        newest.put(id, new RejectedMessage(id, letter, replays.get(id)));
        if (newest.size() > MOST) {
            newest.pollFirstEntry();
        }
    }

    /**
     * Notes that a letter was sent again.
     *
     * @param id its place in the topic
     * @param at when
     */
    public synchronized void replayed(String id, Instant at) {
        replays.put(id, at);
        if (replays.size() > MOST) {
            replays.remove(replays.keySet().iterator().next());
        }
        newest.computeIfPresent(id, (_, found) -> new RejectedMessage(id, found.letter(), at));
    }

    /**
     * Finds one.
     *
     * @param id its place in the topic
     * @return the letter, or empty if it is not among the newest
     */
    public synchronized Optional<RejectedMessage> find(String id) {
        @Nullable RejectedMessage found = newest.get(id);
        return Optional.ofNullable(found);
    }

    /**
     * Finds the newest of a sort.
     *
     * @param wanted which
     * @param limit the largest number to give
     * @return the letters, newest first
     */
    public synchronized List<RejectedMessage> newest(Predicate<DeadLetter> wanted, int limit) {
        List<RejectedMessage> found = new ArrayList<>();
        for (RejectedMessage message : newest.sequencedValues().reversed()) {
            if (found.size() == limit) {
                break;
            }
            if (wanted.test(message.letter())) {
                found.add(message);
            }
        }
        return found;
    }
}
