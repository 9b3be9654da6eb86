package org.aisleflow.sim.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.wire.Decoding;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.contracts.wire.TelemetryDecoder;
import org.aisleflow.sim.devices.Dice;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.world.NetworkFaults;
import org.aisleflow.sim.world.Seeds;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T11:00:00Z");
    private static final int MESSAGES = 4_000;
    private static final long MINUTE = 60_000;

    /** A message a minute for almost three days, one device in each encoding. */
    private static List<Letter> letters() {
        return LongStream.rangeClosed(1, MESSAGES).mapToObj(NetworkTest::letter).toList();
    }

    private static Letter letter(long seq) {
        Message message =
                new Message(
                        new Numbering(2, seq),
                        BEGIN.plusSeconds(60 * seq),
                        new Crossing(LineId.of("door"), 3, 1, 7));
        TelemetryAddress address =
                new TelemetryAddress(StoreId.of("s1"), DeviceId.of("door"), Kind.CROSSING);
        Encoding encoding = seq % 2 == 0 ? Encoding.JSON : Encoding.CBOR;
        return Letter.of(new Outgoing(address, Protocol.MQTT, encoding, message), null);
    }

    private static Network network(NetworkFaults faults) {
        return new Network(faults, new Dice(new Seeds(3)));
    }

    private static double share(Network network, Mischief mischief) {
        return letters().stream()
                        .filter(letter -> network.mischief(letter).contains(mischief))
                        .count()
                / (double) MESSAGES;
    }

    @Test
    void eachMischiefMeetsItsShareOfTheMessagesAndTheSameOnesAgain() {
        NetworkFaults faults = new NetworkFaults(0.1, 0.2, 90, 0.05, 0.04, 0, 60, List.of());
        Network network = network(faults);

        assertThat(share(network, Mischief.DUPLICATED)).isEqualTo(0.1, within(0.02));
        assertThat(share(network, Mischief.REORDERED)).isEqualTo(0.2, within(0.03));
        assertThat(share(network, Mischief.TRUNCATED)).isEqualTo(0.05, within(0.015));
        assertThat(share(network, Mischief.NONSENSE)).isEqualTo(0.04, within(0.015));
        assertThat(letters())
                .allSatisfy(letter ->
                        assertThat(network(faults).mischief(letter))
                                .isEqualTo(network.mischief(letter)));
    }

    @Test
    void aDeviceIsOfflineAsOftenAndAsLongAsItShouldBe() {
        Network network = network(new NetworkFaults(0, 0, 90, 0, 0, 6, 30, List.of()));

        assertThat(share(network, Mischief.DELAYED)).isEqualTo(6 * 30 / 1_440.0, within(0.05));
        assertThat(letters())
                .allSatisfy(letter -> {
                    long late = network.leaves(letter) - letter.message().time().toEpochMilli();
                    assertThat(late).isBetween(0L, 45 * MINUTE);
                    assertThat(network.mischief(letter).contains(Mischief.DELAYED))
                            .isEqualTo(late > 0);
                });
    }

    @Test
    void whatArrivesDamagedCannotBeUnderstood() {
        Network network = network(NetworkFaults.WHOLE);

        for (Letter letter : letters().subList(0, 200)) {
            for (Mischief mischief : List.of(Mischief.TRUNCATED, Mischief.NONSENSE)) {
                byte[] arrived = network.damaged(letter, Set.of(mischief)).payload();
                assertThat(
                                TelemetryDecoder.decode(
                                        Kind.CROSSING, letter.encoding(), arrived, BEGIN))
                        .isInstanceOf(Decoding.Rejected.class);
            }
        }
    }

    @Test
    void aBadLinkSendsTwiceOrDamagedAndSaysWhatBecameOfIt() {
        Network network = network(new NetworkFaults(0.2, 0, 90, 0.2, 0, 0, 60, List.of()));
        FakeLink way = new FakeLink(100);
        List<Answer> answers = new ArrayList<>();

        for (Letter letter : letters().subList(0, 100)) {
            Set<Mischief> mischief = network.mischief(letter);
            boolean damaged = mischief.contains(Mischief.TRUNCATED);
            int before = way.sent().size();
            answers.clear();

            new BadLink(way, network).send(letter, answers::add);
            way.answerAll(new Answer.Stored());

            boolean twice = !damaged && mischief.contains(Mischief.DUPLICATED);
            assertThat(way.sent().size() - before).isEqualTo(twice ? 2 : 1);
            assertThat(answers)
                    .singleElement()
                    .isInstanceOf(damaged ? Answer.Refused.class : Answer.Stored.class);
        }
        assertThat(way.sent()).hasSizeGreaterThan(105);
    }

    @Test
    void lateLettersLeaveInTheirTimeAndAFullMemoryGivesUpTheOldest() {
        List<Long> givenUp = new ArrayList<>();
        long size = letter(2).payload().length;
        LatePost post = new LatePost(3 * size, letter -> givenUp.add(letter.numbering().seq()));

        for (long seq = 2; seq <= 8; seq += 2) {
            post.keep(letter(seq), seq * MINUTE);
        }

        assertThat(givenUp).containsExactly(2L);
        assertThat(post.leavingBy(6 * MINUTE))
                .extracting(letter -> letter.numbering().seq())
                .containsExactly(4L, 6L);
        assertThat(post.leavingBy(Long.MAX_VALUE)).hasSize(1);
        assertThat(post.leavingBy(Long.MAX_VALUE)).isEmpty();
    }
}
