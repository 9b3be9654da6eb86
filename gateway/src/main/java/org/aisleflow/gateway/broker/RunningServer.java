package org.aisleflow.gateway.broker;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.jspecify.annotations.Nullable;

/** Artemis, from its start to its end; one that has stopped is never started again. */
final class RunningServer implements AutoCloseable {
    private final ActiveMQServer server;
    private final CommandSessions commands;
    private final NettyAcceptor acceptor;
    private final @Nullable NettyAcceptor secureAcceptor;
    private final Eviction eviction;

    private RunningServer(
            ActiveMQServer server, BrokerSettings settings, CommandSessions commands) {
        this.server = server;
        this.commands = commands;
        this.acceptor = listening(server, BrokerConfiguration.ACCEPTOR, settings);
        this.secureAcceptor =
                settings.secure() == null
                        ? null
                        : listening(server, BrokerConfiguration.SECURE_ACCEPTOR, settings);
        this.eviction = Eviction.start(server.getRemotingService());
    }

    /**
     * Starts one and returns when devices can connect.
     *
     * @param commands sees which devices get commands
     * @param rules adds to the server what looks at packets
     * @throws IllegalStateException with a sentence, when it cannot serve
     */
    static RunningServer start(
            BrokerSettings settings,
            Configuration configuration,
            Guard guard,
            CommandSessions commands,
            Consumer<ActiveMQServer> rules) {
        ActiveMQServer server = new ActiveMQServerImpl(configuration, guard);
        try {
            server.start();
            rules.accept(server);
            commands.readKept(server);
            return new RunningServer(server, settings, commands);
        } catch (Exception failure) {
            stop(server);
            throw failure instanceof IllegalStateException sentence
                    ? sentence
                    : new IllegalStateException("The MQTT broker cannot start", failure);
        }
    }

    boolean isActive() {
        return server.isActive() && acceptor.isStarted();
    }

    boolean keepsCommandsFor(DeviceIdentity device) {
        return commands.hasSession(device);
    }

    boolean isDiskFull() {
        return server.getPagingManager().isDiskFull();
    }

    /** Deletes journal files in which nothing is left that anybody waits for. */
    void giveBackRoom() {
        if (server.getStorageManager().getMessageJournal() instanceof JournalImpl journal) {
            try {
                journal.checkReclaimStatus();
            } catch (Exception failure) {
                throw new IllegalStateException("The journal cannot be tidied up", failure);
            }
        }
    }

    int port() {
        return acceptor.getActualPort();
    }

    OptionalInt securePort() {
        return secureAcceptor == null
                ? OptionalInt.empty()
                : OptionalInt.of(secureAcceptor.getActualPort());
    }

    @Override
    public void close() {
        eviction.close();
        stop(server);
    }

    /** Artemis may come back from its start without serving and without a word. */
    private static NettyAcceptor listening(
            ActiveMQServer server, String name, BrokerSettings settings) {
        RemotingService remoting = server.getRemotingService();
        if (server.isActive()
                && remoting.getAcceptor(name) instanceof NettyAcceptor acceptor
                && acceptor.isStarted()
                && acceptor.getActualPort() > 0) {
            return acceptor;
        }
        throw new IllegalStateException(
                "The MQTT broker did not open its journal in %s; its log says why. Is Java running with --sun-misc-unsafe-memory-access=allow?"
                        .formatted(settings.dataFolder()));
    }

    private static void stop(ActiveMQServer server) {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("The MQTT broker did not stop cleanly", failure);
        }
    }
}
