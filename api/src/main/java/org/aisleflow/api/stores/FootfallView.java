package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.aisleflow.contracts.facts.Band;
import org.jspecify.annotations.Nullable;

/**
 * People at the doors in one span of time. Counts are what the counters said; with a coverage of 0
 * none of them said anything.
 *
 * @param start where the span begins
 * @param in people who came in
 * @param out people who went out
 * @param passing people seen who did not cross
 * @param captureRatio in / passing; null if nobody passed
 * @param captureShare in / (in + passing); null if there was nobody
 * @param occupancy people in the store at the span's end, or now: 2.5th, 50th, 97.5th percentile;
 *     null if nothing is known
 * @param coverage reported / expected minutes of the doors' sensors, 0 to 1; null if none was
 *     expected
 * @param status provisional, final or revised
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record FootfallView(
        Instant start,
        long in,
        long out,
        long passing,
        @Nullable Double captureRatio,
        @Nullable Double captureShare,
        @Nullable Band occupancy,
        @Nullable Double coverage,
        Status status) {}
