package org.aisleflow.gateway.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the first packet of a connection. What is not a whole CONNECT within the time costs the
 * connection; Artemis sees it only from then on.
 */
final class Introduction extends ByteToMessageDecoder {
    private static final Logger LOGGER = LoggerFactory.getLogger(Introduction.class);

    private final Newcomers newcomers;
    private final Duration limit;
    private final AccessAudit audit;
    private @Nullable Future<?> deadline;

    Introduction(Newcomers newcomers, Duration limit, AccessAudit audit) {
        this.newcomers = newcomers;
        this.limit = limit;
        this.audit = audit;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        deadline =
                added.executor()
                        .schedule(
                                () -> refuse(added.channel(), "no MQTT CONNECT in time"),
                                limit.toMillis(),
                                TimeUnit.MILLISECONDS);
        Channel oldest = newcomers.add(added.channel());
        if (oldest != null) {
            refuse(oldest, "no MQTT CONNECT, and too many others wait");
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
        switch (ConnectPacket.in(bytes)) {
            case INCOMPLETE -> {}
            case WHOLE -> context.pipeline().remove(this);
            case FOREIGN -> {
                bytes.skipBytes(bytes.readableBytes());
                refuse(context.channel(), "something else than an MQTT CONNECT");
            }
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext removed) {
        newcomers.remove(removed.channel());
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Who breaks off so early, or fails at the handshake, is noted elsewhere or not at all.
        LOGGER.debug("A connection failed before it was one", cause);
        context.close();
    }

    private void refuse(Channel channel, String what) {
        if (channel.isOpen()) {
            audit.refused(Refusal.NO_CONNECT, null, String.valueOf(channel.remoteAddress()), what);
            channel.close();
        }
    }
}
