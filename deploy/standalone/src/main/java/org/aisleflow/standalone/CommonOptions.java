package org.aisleflow.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that starts the whole system; picocli fills them in. */
final class CommonOptions {
    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "Port of the web page and API (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--mqtt-port",
            defaultValue = "1883",
            paramLabel = "PORT",
            description = "Port for devices over MQTT (default: ${DEFAULT-VALUE}).")
    private int mqttPort;

    @Option(
            names = "--coap-port",
            defaultValue = "5683",
            paramLabel = "PORT",
            description = "Port for devices over CoAP (default: ${DEFAULT-VALUE}).")
    private int coapPort;

    @Option(
            names = "--coaps-port",
            defaultValue = "5684",
            paramLabel = "PORT",
            description =
                    "Port kept for CoAP with DTLS, which is still to be built (default: ${DEFAULT-VALUE}).")
    private int coapsPort;

    @Option(
            names = "--data",
            defaultValue = "var",
            paramLabel = "DIR",
            description =
                    "Folder for everything that must survive a restart (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("var");

    @Option(
            names = "--token",
            paramLabel = "T",
            description =
                    "API token; without it one is made, kept in the data folder and printed with a log-in link.")
    private @Nullable String token;

    @Option(names = "--headless", description = "Do not try to open the page in a browser.")
    private boolean headless;

    Ports ports() {
        return new Ports(httpPort, mqttPort, coapPort, coapsPort);
    }

    Path data() {
        return data;
    }

    @Nullable String token() {
        return token;
    }

    boolean headless() {
        return headless;
    }
}
