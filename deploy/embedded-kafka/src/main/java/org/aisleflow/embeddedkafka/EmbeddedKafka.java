package org.aisleflow.embeddedkafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka node (broker and controller) in this JVM, on the loopback interface, with its own data
 * folder.
 *
 * <p>The folder survives a restart, also after the process was killed. Records are in the operating
 * system's hands when they are acknowledged, as in any Kafka: a killed process loses nothing, a
 * power failure may lose the last moment.
 *
 * <p>Kafka does not promise to keep {@link KafkaRaftServer} and {@link Formatter} as they are;
 * nothing else of ours touches them. Where Kafka itself sees no way on, for instance when its disk
 * is gone, it ends the process.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final FileChannel folderLock;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, FileChannel folderLock, int port) {
        this.server = server;
        this.folderLock = folderLock;
        this.port = port;
    }

    /**
     * Starts a node and returns once it serves clients.
     *
     * @param dataFolder where records and metadata are kept; made and formatted when it is new
     * @param portOrZero TCP port on 127.0.0.1, or 0 for a free one
     * @throws IllegalStateException with a sentence for people, when the port or the folder is in
     *     use
     * @throws UncheckedIOException when the folder cannot be written
     */
    public static EmbeddedKafka start(Path dataFolder, int portOrZero) {
        // Kafka ends the process when it cannot bind or lock, so both are tried here first.
        var folderLock = lock(dataFolder);
        try {
            int port = freePort(portOrZero);
            int controllerPort = freePort(0);
            var logFolder = dataFolder.resolve("log").toAbsolutePath();
            format(logFolder);
            var settings = BrokerSettings.of(logFolder, port, controllerPort);
            var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, folderLock, port);
        } catch (RuntimeException | Error failure) {
            release(folderLock);
            throw failure;
        }
    }

    /** What clients put in {@code bootstrap.servers}: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + port;
    }

    /** Stops serving and closes all files; returns when that is done. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        release(folderLock);
    }

    private static void format(Path logFolder) {
        if (Files.exists(logFolder.resolve("meta.properties"))) {
            return;
        }
        try (var silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(logFolder);
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .addDirectory(logFolder.toString())
                    .setMetadataLogDirectory(logFolder.toString())
                    .run();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "Cannot write Kafka's data folder " + logFolder, failure);
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "Cannot format Kafka's data folder " + logFolder, failure);
        }
    }

    private static int freePort(int portOrZero) {
        try (var socket = new ServerSocket()) {
            // As Kafka does: a port whose last connections still linger can be taken again.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), portOrZero));
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException("Port " + portOrZero + " for Kafka is in use", failure);
        }
    }

    private static FileChannel lock(Path dataFolder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(dataFolder);
            channel =
                    FileChannel.open(
                            dataFolder.resolve("in-use.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // Held by this very JVM: same answer as below.
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "Cannot write Kafka's data folder " + dataFolder, failure);
        }
        release(channel);
        throw new IllegalStateException(
                "Kafka's data folder " + dataFolder + " is in use by another process");
    }

    private static void release(@Nullable FileChannel folderLock) {
        if (folderLock == null) {
            return;
        }
        try {
            folderLock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
