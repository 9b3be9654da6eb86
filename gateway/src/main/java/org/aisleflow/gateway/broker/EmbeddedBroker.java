package org.aisleflow.gateway.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.aisleflow.gateway.delivery.DeliverySource;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.aisleflow.gateway.quota.Quotas;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artemis as an MQTT broker in this JVM. A message is acknowledged once the journal is synced to
 * disk, and stays there until the gateway's reader has acknowledged it in turn.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final String DISK_FULL =
            "the disk is nearly full, so devices are not acknowledged";

    private final BrokerSettings settings;
    private final Function<BrokerSettings, RunningServer> maker;
    private final @Nullable TlsPort tls;
    private final SizeLimit sizeLimit;
    private final SimpleString readerQueue;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("gateway-broker").factory());
    private volatile RunningServer current;
    private boolean closed;

    private EmbeddedBroker(
            BrokerSettings settings,
            Function<BrokerSettings, RunningServer> maker,
            @Nullable TlsPort tls,
            SizeLimit sizeLimit,
            SimpleString readerQueue) {
        this.readerQueue = readerQueue;
        this.maker = maker;
        this.tls = tls;
        this.sizeLimit = sizeLimit;
        this.current = maker.apply(settings);
        this.settings = settings.atPorts(current.port(), current.securePort());
        timer.scheduleWithFixedDelay(
                this::lookAfter,
                LOOK_AGAIN.toMillis(),
                LOOK_AGAIN.toMillis(),
                TimeUnit.MILLISECONDS);
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
     * @param commands is told which commands devices have got
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
            CommandListener commands,
            InstantSource clock) {
        checkPort(settings.host(), settings.port());
        BrokerSettings.Secure secure = settings.secure();
        if (secure != null) {
            checkPort(secure.host(), secure.port());
        }
        TlsPort tls = secure == null ? null : new TlsPort(secure, audit, quotas);
        SizeLimit sizeLimit = new SizeLimit();
        Consumer<ActiveMQServer> rules =
                server -> {
                    RemotingService remoting = server.getRemotingService();
                    PacketRules packets = new PacketRules(audit, quotas, settings.longestSession());
                    remoting.addOutgoingInterceptor(packets.answers());
                    remoting.addOutgoingInterceptor(new OrderedDelivery());
                    remoting.addIncomingInterceptor(packets);
                    remoting.addIncomingInterceptor(
                            new RoomOnDisk(
                                    server.getPagingManager()::isDiskFull, System::nanoTime));
                    remoting.addIncomingInterceptor(new Throttle(audit, quotas));
                };
        return new EmbeddedBroker(
                settings,
                at -> {
                    Configuration configuration =
                            BrokerConfiguration.of(at, readerClientId, readerFilter);
                    configuration.registerBrokerPlugin(new ArrivalStamp(internal.user(), clock));
                    var sessions =
                            new CommandSessions(configuration.getWildcardConfiguration(), commands);
                    configuration.registerBrokerPlugin(sessions);
                    Guard guard =
                            new Guard(
                                    internal,
                                    policy,
                                    audit,
                                    configuration.getWildcardConfiguration());
                    JournalCheck.skipped(configuration.getJournalLocation().toPath())
                            .forEach(LOGGER::warn);
                    return RunningServer.start(
                            at,
                            configuration,
                            guard,
                            sessions,
                            rules,
                            new FrontDoor(sizeLimit, audit),
                            tls);
                },
                tls,
                sizeLimit,
                BrokerConfiguration.readerQueueName(readerClientId, readerFilter));
    }

    /**
     * Reads what devices sent, in this process. There can be one such reader.
     *
     * @param handler takes what arrives
     * @param clock the gateway's clock
     * @param random spreads attempts to begin again
     * @return a reader that has not started yet, and is to be closed before the broker
     */
    public DeliverySource reader(
            DeliverySource.Handler handler, InstantSource clock, RandomGenerator random) {
        return new QueueReader(() -> current, readerQueue, handler, clock, random);
    }

    /**
     * The port devices connect to.
     *
     * @return a TCP port
     */
    public int port() {
        return current.port();
    }

    /**
     * The port devices connect to with TLS.
     *
     * @return a TCP port, or empty without TLS
     */
    public OptionalInt securePort() {
        return current.securePort();
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
     * Says whether a device has a session that keeps its commands.
     *
     * @param device the device
     * @return true from its subscription until its session ends
     */
    public boolean keepsCommandsFor(DeviceIdentity device) {
        return current.keepsCommandsFor(device);
    }

    /**
     * Says what is wrong with the broker.
     *
     * @return a sentence, or empty when all is well
     */
    public Optional<String> trouble() {
        if (!current.isActive()) {
            return Optional.of(hasRoom() ? "the MQTT broker has stopped" : DISK_FULL);
        }
        if (current.isDiskFull()) {
            return Optional.of(DISK_FULL);
        }
        return tls == null ? Optional.empty() : tls.trouble();
    }

    /** Stops listening and closes the journal. */
    @Override
    public void close() {
        timer.shutdownNow();
        synchronized (this) {
            closed = true;
            current.close();
        }
    }

    /**
     * A disk that is really full makes Artemis stop. What it has acknowledged is in its journal, so
     * it goes on from there. It is not waited for more room, since the journal itself may take it
     * all, until what is in it has been read. Room that has been read free is given back with the
     * next messages only, which do not come while there is none.
     */
    private synchronized void lookAfter() {
        if (closed) {
            return;
        }
        try {
            if (!current.isActive()) {
                LOGGER.warn("The MQTT broker has stopped and starts again");
                current.close();
                current = maker.apply(settings);
            } else if (current.isDiskFull()) {
                current.giveBackRoom();
            }
        } catch (RuntimeException failure) {
            LOGGER.error("The MQTT broker cannot go on yet: {}", failure.getMessage());
        }
    }

    private boolean hasRoom() {
        try {
            return Files.getFileStore(settings.dataFolder()).getUsableSpace()
                    > settings.minimumFreeBytes();
        } catch (IOException unknown) {
            return false;
        }
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
}
