package org.aisleflow.gateway.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns away, unacknowledged, what is too large even for a dead letter, and counts it: at a
 * packet's first bytes, since Artemis would take the whole packet into memory before anybody could
 * look at it, up to 256 MB. Devices of MQTT 5 are told the limit when they connect.
 */
final class SizeLimit {
    /** The largest packet, and so a bit more than the largest payload. */
    static final int LARGEST_PACKET_BYTES = 64 * 1024;

    private static final Logger LOGGER = LoggerFactory.getLogger(SizeLimit.class);
    private static final int LENGTH_BITS = 28;

    private final LongAdder refused = new LongAdder();

    long refused() {
        return refused.sum();
    }

    /** Keeps one connection to the limit. */
    ChannelInboundHandlerAdapter ofOneConnection() {
        return new Packets();
    }

    private void refuse(ChannelHandlerContext sender, int length) {
        refused.increment();
        LOGGER.warn(
                "Refused a packet of {} bytes from {}: the largest has {} bytes",
                length,
                sender.channel().remoteAddress(),
                LARGEST_PACKET_BYTES);
        sender.close();
    }

    /** Goes from one packet's length to the next, wherever the network has cut them. */
    private final class Packets extends ChannelInboundHandlerAdapter {
        private int bytesLeft;
        private int length;
        private int lengthBits = -1;
        private boolean ended;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf bytes && !isWithinLimit(bytes)) {
                if (!ended) {
                    ended = true;
                    refuse(context, length);
                }
                ReferenceCountUtil.release(message);
                return;
            }
            context.fireChannelRead(message);
        }

        private boolean isWithinLimit(ByteBuf bytes) {
            int at = bytes.readerIndex();
            while (at < bytes.writerIndex() && !ended) {
                if (bytesLeft > 0) {
                    int inThis = Math.min(bytesLeft, bytes.writerIndex() - at);
                    at += inThis;
                    bytesLeft -= inThis;
                } else if (!readHeader(bytes.getByte(at++))) {
                    return false;
                }
            }
            return !ended;
        }

        /** The type first, then the length, seven bits a byte. */
        private boolean readHeader(int next) {
            if (lengthBits < 0) {
                lengthBits = 0;
                length = 0;
                return true;
            }
            length |= (next & 0x7F) << lengthBits;
            lengthBits += 7;
            boolean whole = (next & 0x80) == 0;
            if (whole) {
                bytesLeft = length;
                lengthBits = -1;
            }
            return length <= LARGEST_PACKET_BYTES && (whole || lengthBits < LENGTH_BITS);
        }
    }
}
