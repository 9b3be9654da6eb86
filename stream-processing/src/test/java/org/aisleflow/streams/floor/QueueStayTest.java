package org.aisleflow.streams.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.aisleflow.contracts.ids.ZoneId;
import org.junit.jupiter.api.Test;

class QueueStayTest {
    private static final ZoneSet.Member LINE =
            new ZoneSet.Member(ZoneId.of("line"), 5_000, false, true);

    @Test
    void companionsWaitButDoNotJoin() {
        Contribution alone = new Contribution();
        Contribution together = new Contribution();

        QueueStay.goOn(LINE, 0, 0, 8_000, false, alone);
        QueueStay.goOn(LINE, 0, 0, 8_000, true, together);

        assertThat(amount(alone, FloorKey.Queue.JOINED)).isEqualTo(1);
        assertThat(amount(alone, FloorKey.Queue.WAIT_MILLIS)).isEqualTo(8_000);
        assertThat(amount(together, FloorKey.Queue.JOINED)).isZero();
        assertThat(amount(together, FloorKey.Queue.FIRST_STEP)).isEqualTo(8_000);
    }

    @Test
    void whereEveryStayIsADwellOneJoinsByComing() {
        var line = new ZoneSet.Member(ZoneId.of("line"), 0, false, true);
        Contribution out = new Contribution();

        QueueStay.begin(line, 0, false, out);
        QueueStay.goOn(line, 0, 0, 1_000, false, out);

        assertThat(amount(out, FloorKey.Queue.JOINED)).isEqualTo(1);
        assertThat(amount(out, FloorKey.Queue.WAIT_MILLIS)).isEqualTo(1_000);
    }

    @Test
    void theLastStepOfAWindowEndsWithIt() {
        Contribution out = new Contribution();

        QueueStay.goOn(LINE, 294_000, 294_000, 306_000, false, out);

        assertThat(amount(out, FloorKey.Queue.FIRST_STEP + 29)).isEqualTo(6_000);
        Map<FloorKey, long[]> all = new HashMap<>();
        out.forEach(all::put);
        assertThat(all.keySet())
                .extracting(FloorKey::window)
                .containsExactlyInAnyOrder(0L, 300_000L);
    }

    private static long amount(Contribution contribution, int slot) {
        long[] sum = new long[1];
        contribution.forEach((key, amounts) -> {
            if (key.window() == 0) {
                sum[0] += amounts[slot];
            }
        });
        return sum[0];
    }
}
