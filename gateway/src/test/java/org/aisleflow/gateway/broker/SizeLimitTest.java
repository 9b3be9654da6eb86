package org.aisleflow.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SizeLimitTest {
    private final SizeLimit limit = new SizeLimit();
    private final EmbeddedChannel channel = new EmbeddedChannel(limit.ofOneConnection());

    @Test
    void letsPacketsThroughHoweverTheyAreCut() {
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        for (int length : new int[] {0, 1, 127, 128, 16_383, 16_384, 64 * 1024, 0, 3}) {
            packets.writeBytes(packet(length));
        }
        ByteBuf all = Unpooled.copiedBuffer(packets.toByteArray());
        Random random = new Random(7);

        int through = 0;
        while (all.isReadable()) {
            channel.writeInbound(
                    all.readBytes(Math.min(all.readableBytes(), 1 + random.nextInt(3_000))));
            through += ((ByteBuf) channel.readInbound()).readableBytes();
        }

        assertThat(through).isEqualTo(packets.size());
        assertThat(channel.isOpen()).isTrue();
        assertThat(limit.refused()).isZero();
    }

    @Test
    void endsAConnectionAtTheHeadOfAPacketThatIsTooLarge() {
        channel.writeInbound(Unpooled.copiedBuffer(packet(5)));
        ByteBuf head = Unpooled.copiedBuffer(packet(64 * 1024 + 1), 0, 4);

        channel.writeInbound(head);

        assertThat(channel.isOpen()).isFalse();
        assertThat(limit.refused()).isEqualTo(1);
        assertThat(((ByteBuf) channel.readInbound()).readableBytes()).isEqualTo(7);
        assertThat(channel.<Object>readInbound()).isNull();
    }

    @Test
    void endsAConnectionWhoseLengthHasNoEnd() {
        channel.writeInbound(Unpooled.copiedBuffer(new byte[] {0x30, -128, -128, -128, -128}));

        assertThat(channel.isOpen()).isFalse();
        assertThat(limit.refused()).isEqualTo(1);
    }

    private static byte[] packet(int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0x30);
        int left = length;
        do {
            bytes.write(left > 127 ? left % 128 | 0x80 : left);
            left /= 128;
        } while (left > 0);
        bytes.writeBytes(new byte[length]);
        return bytes.toByteArray();
    }
}
