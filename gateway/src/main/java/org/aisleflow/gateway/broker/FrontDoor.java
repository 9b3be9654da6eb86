package org.aisleflow.gateway.broker;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aisleflow.gateway.identity.AccessAudit;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.jspecify.annotations.Nullable;

/**
 * Where devices that speak MQTT come in: TCP ports of our own, which hand a connection to Artemis.
 * Artemis' own ports keep for ever who begins a CONNECT and never ends it or says something that is
 * no protocol, and read whatever looks like HTTP into memory.
 */
final class FrontDoor implements AutoCloseable {
    /** So long a device may take to say who it is, TLS included. */
    static final Duration INTRODUCTION = Duration.ofSeconds(10);

    private static final int MOST_NEWCOMERS = 1_000;
    private static final WriteBufferWaterMark WRITE_BUFFER =
            new WriteBufferWaterMark(32 * 1024, 128 * 1024);
    private static final long END_MILLIS = 2_000;

    private final EventLoopGroup threads =
            new MultiThreadIoEventLoopGroup(
                    new DefaultThreadFactory("gateway-mqtt", true),
                    Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final Newcomers newcomers = new Newcomers(MOST_NEWCOMERS);
    private final SizeLimit sizeLimit;
    private final AccessAudit audit;
    private final List<Channel> ports = new ArrayList<>();

    FrontDoor(SizeLimit sizeLimit, AccessAudit audit) {
        this.sizeLimit = sizeLimit;
        this.audit = audit;
    }

    /**
     * Begins to listen.
     *
     * @param acceptor takes over who has said who it is
     * @param tls encrypts; null for not
     * @return the port
     * @throws IllegalStateException with a sentence for people, when the port is in use
     */
    int listen(String host, int port, NettyAcceptor acceptor, @Nullable TlsPort tls) {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(threads)
                        .channel(
                                Epoll.isAvailable()
                                        ? EpollServerSocketChannel.class
                                        : NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_BUFFER)
                        .childHandler(new Entrance(acceptor, tls));
        var bound = bootstrap.bind(host, port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "Port %d for MQTT cannot be opened on %s".formatted(port, host), bound.cause());
        }
        ports.add(bound.channel());
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /** Lets nobody in any more; who is in stays connected. */
    void shut() {
        ports.forEach(port -> port.close().awaitUninterruptibly(END_MILLIS));
        newcomers.close();
    }

    /** Ends all connections. */
    @Override
    public void close() {
        shut();
        threads.shutdownGracefully(0, END_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(2 * END_MILLIS);
    }

    /** What stands between a device and Artemis. */
    private final class Entrance extends ChannelInitializer<SocketChannel> {
        private final NettyAcceptor acceptor;
        private final @Nullable TlsPort tls;

        Entrance(NettyAcceptor acceptor, @Nullable TlsPort tls) {
            this.acceptor = acceptor;
            this.tls = tls;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            if (tls != null) {
                String address = channel.remoteAddress().getAddress().getHostAddress();
                if (!tls.mayConnect(address)) {
                    channel.close();
                    return;
                }
                // Artemis looks for the device's certificate under this name.
                channel.pipeline().addLast("ssl", tls.handler(channel.alloc(), address));
            }
            channel.pipeline()
                    .addLast(
                            sizeLimit.ofOneConnection(),
                            new Introduction(newcomers, INTRODUCTION, audit));
            if (acceptor.isStarted()) {
                acceptor.transfer(channel);
            } else {
                channel.close();
            }
        }
    }
}
