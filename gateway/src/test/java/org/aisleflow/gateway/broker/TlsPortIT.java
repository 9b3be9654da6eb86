package org.aisleflow.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.aisleflow.gateway.TestCertificates;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.Refusal;
import org.aisleflow.gateway.quota.Quotas;
import org.aisleflow.gateway.tls.TlsFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class TlsPortIT {
    private static final Logger ROOT =
            (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AccessAudit audit = new AccessAudit(InstantSource.system());

    @BeforeEach
    void listen() {
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ROOT.detachAppender(log);
    }

    @Test
    void turnsConnectionsAwayInOneLineEach(@TempDir Path folder) throws Exception {
        try (var broker = start(folder, 1)) {
            for (int i = 0; i < 15; i++) {
                say(broker, "not TLS at all");
            }

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(audit.counts())
                                    .containsKeys(Refusal.TOO_MANY_CONNECTS, Refusal.HANDSHAKE));
            assertThat(linesWithAStackTrace()).isEmpty();
        }
    }

    private List<String> linesWithAStackTrace() {
        return List.copyOf(log.list).stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .filter(line -> line.getThrowableProxy() != null)
                .map(line -> line.getLoggerName() + ": " + line.getFormattedMessage())
                .toList();
    }

    private static void say(EmbeddedBroker broker, String words) throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), broker.securePort().orElseThrow())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            while (socket.getInputStream().read() >= 0) {
                // Until it hangs up.
            }
        } catch (SocketException cut) {
            // It hung up before it had heard everything.
        }
    }

    private EmbeddedBroker start(Path folder, long connectsPerSecond) throws Exception {
        var authority = TestCertificates.authority(folder.resolve("ca"), "Shop");
        var server = authority.issue("server", "CN=localhost");
        var files =
                new TlsFiles(
                        authority.chainFile("server.pem", server),
                        authority.keyFile("server.key", server),
                        null);
        return EmbeddedBroker.start(
                new BrokerSettings(
                        "127.0.0.1",
                        0,
                        new BrokerSettings.Secure("127.0.0.1", 0, files),
                        folder.resolve("broker"),
                        0,
                        100,
                        BrokerSettings.DEFAULT_SESSION),
                InternalIdentity.generate(new Random(1)),
                DevicePolicy.nobody(),
                audit,
                new Quotas(new Quotas.Rates(10, 1_000, connectsPerSecond), System::nanoTime),
                "aisleflow-gateway-reader",
                "aisleflow/v1/+/+/+",
                CommandListener.none(),
                InstantSource.system());
    }
}
