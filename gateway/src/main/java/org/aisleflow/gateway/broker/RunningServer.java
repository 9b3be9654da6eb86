package org.aisleflow.gateway.broker;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.jspecify.annotations.Nullable;

/** Artemis, from its start to its end; one that has stopped is never started again. */
final class RunningServer implements AutoCloseable {
    private static final int COMPACTING_SECONDS = 30;

    private final ActiveMQServer server;
    private final CommandSessions commands;
    private final NettyAcceptor acceptor;
    private final FrontDoor door;
    private final int port;
    private final OptionalInt securePort;
    private final Eviction eviction;

    private RunningServer(
            ActiveMQServer server,
            BrokerSettings settings,
            CommandSessions commands,
            FrontDoor door,
            @Nullable TlsPort tls) {
        this.server = server;
        this.commands = commands;
        this.door = door;
        this.acceptor = acceptor(server, BrokerConfiguration.ACCEPTOR, settings);
        this.port = door.listen(settings.host(), settings.port(), acceptor, null);
        BrokerSettings.Secure secure = settings.secure();
        this.securePort =
                secure == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(
                                door.listen(
                                        secure.host(),
                                        secure.port(),
                                        acceptor(
                                                server,
                                                BrokerConfiguration.SECURE_ACCEPTOR,
                                                settings),
                                        tls));
        this.eviction = Eviction.start(server.getRemotingService());
    }

    /**
     * Starts one and returns when devices can connect.
     *
     * @param commands sees which devices get commands
     * @param rules adds to the server what looks at packets
     * @param door where devices come in
     * @param tls encrypts what comes in at the second port; null without one
     * @throws IllegalStateException with a sentence, when it cannot serve
     */
    static RunningServer start(
            BrokerSettings settings,
            Configuration configuration,
            Guard guard,
            CommandSessions commands,
            Consumer<ActiveMQServer> rules,
            FrontDoor door,
            @Nullable TlsPort tls) {
        ActiveMQServer server = new ActiveMQServerImpl(configuration, guard);
        try {
            server.start();
            rules.accept(server);
            commands.readKept(server);
            return new RunningServer(server, settings, commands, door, tls);
        } catch (Exception failure) {
            door.close();
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

    /**
     * Gives back the room of what nobody waits for any more. One message that is still wanted, such
     * as the reader's session, keeps the file it is in; the acknowledgements in the next file, of
     * messages in that one, keep the next, and so on. Only a journal that is written anew is free
     * of that.
     */
    void giveBackRoom() {
        if (server.getStorageManager().getMessageJournal() instanceof JournalImpl journal) {
            try {
                journal.checkReclaimStatus();
                if (JournalRoom.isWorthCompacting(
                        journal, server.getPagingManager().getDiskUsableSpace())) {
                    journal.scheduleCompactAndBlock(COMPACTING_SECONDS);
                }
            } catch (Exception failure) {
                throw new IllegalStateException("The journal cannot be tidied up", failure);
            }
        }
    }

    /**
     * Begins to take messages from a queue.
     *
     * @throws IllegalStateException with a sentence, when it is not there
     */
    QueueConsumer consumer(SimpleString name) {
        Queue queue = server.isActive() ? server.locateQueue(name) : null;
        if (queue == null) {
            throw new IllegalStateException("the MQTT broker has stopped");
        }
        try {
            return QueueConsumer.of(queue, server.getStorageManager());
        } catch (Exception failure) {
            throw new IllegalStateException("the MQTT broker stops", failure);
        }
    }

    /** A message of one of its queues. */
    KeptMessage kept(Message message) {
        return new KeptMessage(message, server.getConfiguration().getWildcardConfiguration());
    }

    int port() {
        return port;
    }

    OptionalInt securePort() {
        return securePort;
    }

    @Override
    public void close() {
        eviction.close();
        door.shut();
        try {
            stop(server);
        } finally {
            door.close();
        }
    }

    /** Artemis may come back from its start without serving and without a word. */
    private static NettyAcceptor acceptor(
            ActiveMQServer server, String name, BrokerSettings settings) {
        RemotingService remoting = server.getRemotingService();
        if (server.isActive()
                && remoting.getAcceptor(name) instanceof NettyAcceptor acceptor
                && acceptor.isStarted()) {
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
