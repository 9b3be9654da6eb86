package org.aisleflow.api.facts;

import java.time.Instant;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with its place in the topic.
 *
 * @param id partition and offset, for example {@code 0-17}
 * @param letter the letter
 * @param replayedAt when it was last sent through the gateway again; null if never
 */
public record RejectedMessage(String id, DeadLetter letter, @Nullable Instant replayedAt) {}
