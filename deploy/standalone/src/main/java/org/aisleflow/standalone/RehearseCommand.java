package org.aisleflow.standalone;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aisleflow.sim.Progress;
import org.aisleflow.sim.Simulation;
import org.aisleflow.sim.SimulationConfig;
import org.aisleflow.sim.SimulationConfig.Timeline;
import org.aisleflow.sim.devices.ShopCatalog;
import org.aisleflow.sim.sending.Destination;
import picocli.CommandLine.Command;

/**
 * {@code aisleflow rehearse}: starts everything on free ports and a temporary folder, has a day
 * told, looks at the page and ends. Run under {@code -XX:AOTCacheOutput} it leaves behind what the
 * JVM needs to start faster (JEP 514).
 */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Starts everything for a moment, so that later starts are faster.")
final class RehearseCommand implements Callable<Integer> {
    private static final String TOKEN = "token-of-the-rehearsal";
    private static final Duration LATENESS = Duration.ofDays(2);
    private static final int MOST_SECONDS = 120;
    private static final List<String> LOOKED_AT =
            List.of(
                    "/",
                    "/health",
                    "/api/v1/stores",
                    "/api/v1/stores/s1/alerts",
                    "/api/v1/stores/s1/stock",
                    "/api/v1/replenishment/suggestions",
                    "/api/v1/fleet/devices");

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("aisleflow-rehearsal");
        System.setProperty("aisleflow.data", folder.toString());
        try (DataFolder data = DataFolder.open(folder)) {
            rehearse(data, Ports.onLoopback(freeTcp(), freeTcp(), freeUdp(), freeUdp()));
        } finally {
            delete(folder);
        }
        return 0;
    }

    private static void rehearse(DataFolder data, Ports ports) throws Exception {
        Clock clock = Clock.systemUTC();
        SimulationConfig shop =
                SimulationConfig.demo(
                                Destination.gateway("127.0.0.1", ports.mqtt(), ports.coap()),
                                data.of("shop"))
                        .with(Timeline.pastOnly(1));
        var settings = new AllInOne.Settings(true, LATENESS, ShopCatalog.of(shop.scenario()));
        try (AllInOne _ = AllInOne.start(settings, data, ports, TlsOptions.NONE, TOKEN, clock);
                Simulation told = Simulation.start(shop, clock, Progress.silent());
                HttpClient client = HttpClient.newHttpClient()) {
            told.pastSent().get(MOST_SECONDS, TimeUnit.SECONDS);
            for (String path : LOOKED_AT) {
                look(client, URI.create("http://127.0.0.1:%d%s".formatted(ports.http(), path)));
            }
        }
    }

    private static void look(HttpClient client, URI address)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + TOKEN).build();
        int code = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (code != 200) {
            throw new IllegalStateException("%s answered %d".formatted(address, code));
        }
    }

    private static int freeTcp() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int freeUdp() throws IOException {
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
