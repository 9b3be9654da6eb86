package org.aisleflow.gateway.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlockTransfersTest {
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private long nanos;
    private final BlockTransfers transfers = new BlockTransfers(LIFETIME, () -> nanos);

    @Test
    void letsAPeerHaveAFewUnderWay() {
        for (int i = 0; i < BlockTransfers.MOST_OF_A_PEER; i++) {
            assertThat(transfers.mayGoOn("a", "/" + i, true)).isTrue();
        }

        assertThat(transfers.mayGoOn("a", "/more", true)).isFalse();
        assertThat(transfers.mayGoOn("a", "/0", true)).as("goes on").isTrue();
        assertThat(transfers.mayGoOn("b", "/0", true)).as("another peer").isTrue();
    }

    @Test
    void givesAPlaceBackWithTheLastBlock() {
        for (int i = 0; i < 100; i++) {
            assertThat(transfers.mayGoOn("a", "/" + i, true)).isTrue();
            assertThat(transfers.mayGoOn("a", "/" + i, false)).isTrue();
        }
    }

    @Test
    void givesAPlaceBackWhenNothingMoreComes() {
        for (int i = 0; i < BlockTransfers.MOST_OF_A_PEER; i++) {
            transfers.mayGoOn("a", "/" + i, true);
        }

        nanos += LIFETIME.toNanos();

        assertThat(transfers.mayGoOn("a", "/more", true)).isTrue();
    }

    @Test
    void keepsNoMoreThanFitsHoweverManyPeersThereAre() {
        for (int i = 0; i < BlockTransfers.MOST; i++) {
            assertThat(transfers.mayGoOn("peer-" + i, "/", true)).isTrue();
        }

        assertThat(transfers.mayGoOn("one more", "/", true)).isFalse();
        assertThat(transfers.mayGoOn("one more", "/", false)).as("a body of one block").isTrue();
        assertThat(transfers.mayGoOn("peer-0", "/", false)).isTrue();
        assertThat(transfers.mayGoOn("one more", "/", true)).isTrue();
    }
}
