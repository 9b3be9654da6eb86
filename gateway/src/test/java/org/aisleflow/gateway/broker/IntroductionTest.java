package org.aisleflow.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntroductionTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final byte[] CONNECT = {
        0x10, 18, 0, 4, 'M', 'Q', 'T', 'T', 4, 0, 0, 60, 0, 6, 'd', 'o', 'o', 'r', '-', '1'
    };

    private final AccessAudit audit = new AccessAudit(InstantSource.system());
    private final Newcomers newcomers = new Newcomers(3);

    @Test
    void passesOnAWholeConnectAndWhateverFollowsAtOnce() {
        EmbeddedChannel channel = newcomer();

        channel.writeInbound(Unpooled.copiedBuffer(CONNECT, new byte[] {(byte) 0xC0, 0}));

        assertThat(((ByteBuf) channel.readInbound()).readableBytes()).isEqualTo(CONNECT.length + 2);
        pass(channel, LIMIT.multipliedBy(10));
        assertThat(channel.isOpen()).isTrue();
        channel.writeInbound(Unpooled.copiedBuffer("not looked at", StandardCharsets.US_ASCII));
        assertThat(((ByteBuf) channel.readInbound()).readableBytes()).isEqualTo(13);
    }

    @Test
    void waitsForAConnectThatComesInPieces() {
        EmbeddedChannel channel = newcomer();

        for (byte next : CONNECT) {
            assertThat(channel.<Object>readInbound()).isNull();
            channel.writeInbound(Unpooled.copiedBuffer(new byte[] {next}));
        }

        assertThat(((ByteBuf) channel.readInbound()).readableBytes()).isEqualTo(CONNECT.length);
    }

    @Test
    void endsWhoDoesNotFinishInTime() {
        EmbeddedChannel channel = newcomer();
        channel.writeInbound(Unpooled.copiedBuffer(CONNECT, 0, CONNECT.length - 1));

        pass(channel, LIMIT.minusSeconds(1));
        assertThat(channel.isOpen()).isTrue();
        pass(channel, Duration.ofSeconds(2));

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.<Object>readInbound()).isNull();
        assertThat(audit.counts()).containsEntry(Refusal.NO_CONNECT, 1L);
    }

    @Test
    void letsTheOldestGoWhenTooManyWait() {
        List<EmbeddedChannel> channels = Stream.generate(this::newcomer).limit(4).toList();

        assertThat(channels)
                .extracting(EmbeddedChannel::isOpen)
                .containsExactly(false, true, true, true);
    }

    @Test
    void givesThePlaceBackOfWhoIsInOrGone() {
        EmbeddedChannel in = newcomer();
        in.writeInbound(Unpooled.copiedBuffer(CONNECT));
        newcomer().close();

        List<EmbeddedChannel> channels = Stream.generate(this::newcomer).limit(3).toList();

        assertThat(channels).allMatch(EmbeddedChannel::isOpen);
        assertThat(in.isOpen()).isTrue();
    }

    static Stream<byte[]> foreign() {
        return Stream.of(
                "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x30, 2, 0, 0},
                // Its length has no end.
                new byte[] {0x10, -1, -1, -1, -1, 1},
                // Longer than any.
                new byte[] {0x10, -1, -1, 127, 0, 4, 'M', 'Q', 'T', 'T'},
                // Too short for one.
                new byte[] {0x10, 2, 0, 4},
                new byte[] {0x10, 30, 0, 4, 'M', 'Q', 'X'});
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void endsWhoSaysSomethingElse(byte[] bytes) {
        EmbeddedChannel channel = newcomer();

        channel.writeInbound(Unpooled.copiedBuffer(bytes));

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.<Object>readInbound()).isNull();
        assertThat(audit.counts()).containsEntry(Refusal.NO_CONNECT, 1L);
    }

    private EmbeddedChannel newcomer() {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(new Introduction(newcomers, LIMIT, audit));
        return channel;
    }

    private static void pass(EmbeddedChannel channel, Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
