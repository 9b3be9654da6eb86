package org.aisleflow.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Numbering;
import org.junit.jupiter.api.Test;

class DeviceOrderTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> passed = new ArrayList<>();
    private final DeviceOrder<String> order = new DeviceOrder<>(passed::add, nanos::get);

    @Test
    void putsABurstBackIntoOrder() {
        take("door", 1, 2, 4, 3, 6, 5, 7);

        assertThat(passed)
                .containsExactly(
                        "door 1", "door 2", "door 3", "door 4", "door 5", "door 6", "door 7");
    }

    @Test
    void doesNotLetOneDeviceWaitForAnother() {
        take("door", 1, 3);
        take("shelf", 1);

        assertThat(passed).containsExactly("door 1", "shelf 1");
    }

    @Test
    void goesOnWithoutWhatDoesNotCome() {
        take("door", 1, 4, 3, 6);
        nanos.addAndGet(DeviceOrder.PATIENCE.toNanos() - 1);
        order.passOverdue();
        assertThat(passed).containsExactly("door 1");

        nanos.addAndGet(1);
        order.passOverdue();
        take("door", 7, 2);

        assertThat(passed)
                .containsExactly("door 1", "door 3", "door 4", "door 6", "door 7", "door 2");
    }

    @Test
    void passesOnAtOnceWhatComesAgainAndWhatHasNoNumber() {
        take("door", 1, 2, 1, 2, 0);

        assertThat(passed).containsExactly("door 1", "door 2", "door 1", "door 2", "door 0");
    }

    @Test
    void losesNoneOfTwoThatCallThemselvesTheSame() {
        take("door", 1, 3, 3, 2);

        assertThat(passed).containsExactly("door 1", "door 2", "door 3", "door 3");
    }

    @Test
    void waitsForTheEndOfABootBeforeTheNextOne() {
        take("door", 1, 3);
        order.take(sender("door"), new Numbering(2, 1), "after the restart");
        take("door", 2);

        assertThat(passed).containsExactly("door 1", "door 2", "door 3", "after the restart");
    }

    @Test
    void doesNotKnowWithWhichNumberADeviceGoesOnAfterTheGatewaysRestart() {
        take("door", 8, 7);
        assertThat(passed).isEmpty();

        nanos.addAndGet(DeviceOrder.PATIENCE.toNanos());
        order.passOverdue();
        take("door", 9);

        assertThat(passed).containsExactly("door 7", "door 8", "door 9");
    }

    @Test
    void holdsNoMoreThanItsShareOfWhatTheBrokerSends() {
        for (int device = 0; device <= DeviceOrder.MOST_HELD; device++) {
            take("door-" + device, 2);
        }

        assertThat(passed).containsExactly("door-0 2");
    }

    @Test
    void forgetsWhatWillComeAgain() {
        take("door", 1, 3);

        order.forget();
        nanos.addAndGet(DeviceOrder.PATIENCE.toNanos());
        order.passOverdue();
        assertThat(passed).containsExactly("door 1");

        take("door", 1, 2, 3);
        assertThat(passed).containsExactly("door 1", "door 1", "door 2", "door 3");
    }

    @Test
    void passesEverythingOnInOrderHoweverABurstIsMixed() {
        Random random = new Random(7);
        List<String> expected =
                LongStream.rangeClosed(1, 2_000).mapToObj(seq -> "door " + seq).toList();
        List<Long> mixed = new ArrayList<>(LongStream.rangeClosed(1, 2_000).boxed().toList());
        for (int i = 0; i + 12 < mixed.size(); i += 12) {
            Collections.shuffle(mixed.subList(i, i + 12), random);
        }

        for (long seq : mixed) {
            take("door", seq);
            nanos.addAndGet(Duration.ofMillis(1).toNanos());
            order.passOverdue();
        }

        assertThat(passed).isEqualTo(expected);
    }

    private void take(String device, long... numbers) {
        for (long seq : numbers) {
            order.take(
                    sender(device),
                    seq == 0 ? Numbering.NONE : new Numbering(1, seq),
                    device + " " + seq);
        }
    }

    private static DeviceOrder.Sender sender(String device) {
        return new DeviceOrder.Sender(StoreId.of("s1"), DeviceId.of(device));
    }
}
