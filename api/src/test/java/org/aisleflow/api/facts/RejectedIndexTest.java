package org.aisleflow.api.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.aisleflow.api.Samples;
import org.junit.jupiter.api.Test;

class RejectedIndexTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final RejectedIndex index = new RejectedIndex();

    @Test
    void keepsTheNewestOnly() {
        for (int offset = 0; offset < RejectedIndex.MOST + 2; offset++) {
            index.add("0-" + offset, Samples.deadLetter(NOON.plusMillis(offset), new byte[1]));
        }

        assertThat(index.find("0-1")).isEmpty();
        assertThat(index.find("0-2")).isPresent();
        assertThat(index.newest(_ -> true, 2))
                .extracting(RejectedMessage::id)
                .containsExactly("0-10001", "0-10000");
    }

    @Test
    void notesReplaysInWhicheverOrderTheyAreRead() {
        index.replayed("0-1", NOON);
        index.add("0-1", Samples.deadLetter(NOON, new byte[1]));
        index.add("0-2", Samples.deadLetter(NOON, new byte[1]));
        index.replayed("0-2", NOON.plusSeconds(1));

        assertThat(index.find("0-1").orElseThrow().replayedAt()).isEqualTo(NOON);
        assertThat(index.find("0-2").orElseThrow().replayedAt()).isEqualTo(NOON.plusSeconds(1));
    }
}
