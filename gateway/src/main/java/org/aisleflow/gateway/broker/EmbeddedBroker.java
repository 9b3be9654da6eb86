package org.aisleflow.gateway.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.jspecify.annotations.Nullable;

/**
 * Artemis as an MQTT broker in this JVM. A message is acknowledged once the journal is synced to
 * disk, and stays there until the gateway's reader has acknowledged it in turn.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final ActiveMQServer server;
    private final NettyAcceptor acceptor;
    private final SizeLimit sizeLimit;

    private EmbeddedBroker(ActiveMQServer server, NettyAcceptor acceptor, SizeLimit sizeLimit) {
        this.server = server;
        this.acceptor = acceptor;
        this.sizeLimit = sizeLimit;
    }

    /**
     * Starts the broker and returns when devices can connect.
     *
     * @param settings where to listen and to keep the journal
     * @param internal how the gateway's own clients are recognised
     * @param policy which devices may come in
     * @param readerClientId the client id of the reader
     * @param readerFilter what the reader subscribes to
     * @return the running broker
     * @throws IllegalStateException with a sentence for people, when it cannot serve
     */
    public static EmbeddedBroker start(
            BrokerSettings settings,
            InternalIdentity internal,
            DevicePolicy policy,
            String readerClientId,
            String readerFilter) {
        checkPort(settings);
        ActiveMQServer server = null;
        try {
            Configuration configuration =
                    BrokerConfiguration.of(settings, readerClientId, readerFilter);
            configuration.registerBrokerPlugin(new OrderedArrival());
            configuration.registerBrokerPlugin(new ArrivalStamp(internal.user()));
            SizeLimit sizeLimit = new SizeLimit();
            Guard guard = new Guard(internal, policy, configuration.getWildcardConfiguration());
            server = new ActiveMQServerImpl(configuration, guard);
            server.start();
            server.getRemotingService().addOutgoingInterceptor(new OrderedDelivery());
            server.getRemotingService().addIncomingInterceptor(sizeLimit);
            return new EmbeddedBroker(server, listening(server, settings), sizeLimit);
        } catch (Exception failure) {
            stop(server);
            throw failure instanceof IllegalStateException sentence
                    ? sentence
                    : new IllegalStateException("The MQTT broker cannot start", failure);
        }
    }

    /**
     * The port devices connect to.
     *
     * @return a TCP port
     */
    public int port() {
        return acceptor.getActualPort();
    }

    /**
     * The number of packets turned away since the start because they were larger than 64 KiB.
     *
     * @return 0 or more
     */
    public long refusedPackets() {
        return sizeLimit.refused();
    }

    /**
     * Says what is wrong with the broker.
     *
     * @return a sentence, or empty when all is well
     */
    public Optional<String> trouble() {
        if (!server.isActive() || !acceptor.isStarted()) {
            return Optional.of("the MQTT broker has stopped");
        }
        return server.getPagingManager().isDiskFull()
                ? Optional.of("the disk is nearly full, so devices are not acknowledged")
                : Optional.empty();
    }

    /** Stops listening and closes the journal. */
    @Override
    public void close() {
        stop(server);
    }

    private static void checkPort(BrokerSettings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "Port %d for MQTT is in use on %s".formatted(settings.port(), settings.host()),
                    failure);
        }
    }

    /** Artemis may come back from its start without serving and without a word. */
    private static NettyAcceptor listening(ActiveMQServer server, BrokerSettings settings) {
        boolean listens =
                server.isActive()
                        && server.getRemotingService().getAcceptor(BrokerConfiguration.ACCEPTOR)
                                instanceof NettyAcceptor acceptor
                        && acceptor.isStarted()
                        && acceptor.getActualPort() > 0;
        if (!listens) {
            throw new IllegalStateException(
                    "The MQTT broker did not open its journal in %s; its log says why. Is Java running with --sun-misc-unsafe-memory-access=allow?"
                            .formatted(settings.dataFolder()));
        }
        return (NettyAcceptor)
                server.getRemotingService().getAcceptor(BrokerConfiguration.ACCEPTOR);
    }

    private static void stop(@Nullable ActiveMQServer server) {
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("The MQTT broker did not stop cleanly", failure);
        }
    }
}
