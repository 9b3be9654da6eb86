package org.aisleflow.gateway.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.quota.Quotas;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
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
    private final @Nullable NettyAcceptor secureAcceptor;
    private final @Nullable TlsPort tls;
    private final SizeLimit sizeLimit;
    private final Eviction eviction;

    private EmbeddedBroker(
            ActiveMQServer server,
            BrokerSettings settings,
            @Nullable TlsPort tls,
            SizeLimit sizeLimit) {
        this.server = server;
        this.acceptor = listening(server, BrokerConfiguration.ACCEPTOR, settings);
        this.secureAcceptor =
                tls == null
                        ? null
                        : listening(server, BrokerConfiguration.SECURE_ACCEPTOR, settings);
        this.tls = tls;
        this.sizeLimit = sizeLimit;
        this.eviction = Eviction.start(server.getRemotingService());
    }

    /**
     * Starts the broker and returns when devices can connect.
     *
     * @param settings where to listen and to keep the journal
     * @param internal how the gateway's own clients are recognised
     * @param policy which devices may come in
     * @param audit is told who was refused
     * @param quotas how much each may send
     * @param readerClientId the client id of the reader
     * @param readerFilter what the reader subscribes to
     * @param clock tells when a message came
     * @return the running broker
     * @throws IllegalStateException with a sentence for people, when it cannot serve
     */
    public static EmbeddedBroker start(
            BrokerSettings settings,
            InternalIdentity internal,
            DevicePolicy policy,
            AccessAudit audit,
            Quotas quotas,
            String readerClientId,
            String readerFilter,
            InstantSource clock) {
        checkPort(settings.host(), settings.port());
        BrokerSettings.Secure secure = settings.secure();
        TlsPort tls = null;
        if (secure != null) {
            checkPort(secure.host(), secure.port());
            tls = new TlsPort(secure, audit, quotas);
        }
        ActiveMQServer server = null;
        try {
            Configuration configuration =
                    BrokerConfiguration.of(settings, tls, readerClientId, readerFilter);
            configuration.registerBrokerPlugin(new ArrivalStamp(internal.user(), clock));
            SizeLimit sizeLimit = new SizeLimit();
            Guard guard =
                    new Guard(internal, policy, audit, configuration.getWildcardConfiguration());
            server = new ActiveMQServerImpl(configuration, guard);
            server.start();
            RemotingService remoting = server.getRemotingService();
            PacketRules rules = new PacketRules(audit, quotas, settings.longestSession());
            remoting.addOutgoingInterceptor(rules.answers());
            remoting.addOutgoingInterceptor(new OrderedDelivery());
            remoting.addIncomingInterceptor(sizeLimit);
            remoting.addIncomingInterceptor(rules);
            remoting.addIncomingInterceptor(new Throttle(audit, quotas));
            return new EmbeddedBroker(server, settings, tls, sizeLimit);
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
     * The port devices connect to with TLS.
     *
     * @return a TCP port, or empty without TLS
     */
    public OptionalInt securePort() {
        return secureAcceptor == null
                ? OptionalInt.empty()
                : OptionalInt.of(secureAcceptor.getActualPort());
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
        if (server.getPagingManager().isDiskFull()) {
            return Optional.of("the disk is nearly full, so devices are not acknowledged");
        }
        return tls == null ? Optional.empty() : tls.trouble();
    }

    /** Stops listening and closes the journal. */
    @Override
    public void close() {
        eviction.close();
        stop(server);
    }

    private static void checkPort(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "Port %d for MQTT is in use on %s".formatted(port, host), failure);
        }
    }

    /** Artemis may come back from its start without serving and without a word. */
    private static NettyAcceptor listening(
            ActiveMQServer server, String name, BrokerSettings settings) {
        if (server.isActive()
                && server.getRemotingService().getAcceptor(name) instanceof NettyAcceptor acceptor
                && acceptor.isStarted()
                && acceptor.getActualPort() > 0) {
            return acceptor;
        }
        throw new IllegalStateException(
                "The MQTT broker did not open its journal in %s; its log says why. Is Java running with --sun-misc-unsafe-memory-access=allow?"
                        .formatted(settings.dataFolder()));
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
