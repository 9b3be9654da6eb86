package org.aisleflow.api.history;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A real InfluxDB of Debian's package, with a folder and ports of its own. */
final class RunningInflux implements AutoCloseable {
    private final Process process;
    private final URI url;

    private RunningInflux(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static RunningInflux start(Path folder) throws IOException {
        return start(folder, freePort());
    }

    static RunningInflux start(Path folder, int port) throws IOException {
        Path program =
                Stream.of("/usr/bin/influxd", "/usr/sbin/influxd", "/usr/local/bin/influxd")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow(() ->
                                new AssertionError(
                                        "These tests need InfluxDB 1.x: install it with"
                                                + " apt-get install influxdb"));
        Path config = Files.writeString(folder.resolve("influxdb.conf"), config(folder, port));
        Process process =
                new ProcessBuilder(program.toString(), "-config", config.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("influxd.log").toFile())
                        .start();
        var running = new RunningInflux(process, URI.create("http://127.0.0.1:" + port));
        await().atMost(Duration.ofSeconds(40)).until(running::answers);
        return running;
    }

    private static String config(Path folder, int port) throws IOException {
        return """
        reporting-disabled = true
        bind-address = "127.0.0.1:%d"
        [meta]
          dir = "%2$s/meta"
        [data]
          dir = "%2$s/data"
          wal-dir = "%2$s/wal"
        [monitor]
          store-enabled = false
        [http]
          bind-address = "127.0.0.1:%3$d"
          log-enabled = false
        """
                .formatted(freePort(), folder, port);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try (var http = HttpClient.newHttpClient()) {
            var ping = HttpRequest.newBuilder(url.resolve("/ping")).build();
            return http.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() == 204;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
