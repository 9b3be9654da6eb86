package org.aisleflow.standalone;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.aisleflow.api.http.ApiToken;
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
            description = "Port for devices over CoAP with DTLS (default: ${DEFAULT-VALUE}).")
    private int coapsPort;

    @Option(
            names = "--mqtts-port",
            defaultValue = "8883",
            paramLabel = "PORT",
            description =
                    "Port for devices over MQTT with TLS; needs --tls-cert (default: ${DEFAULT-VALUE}).")
    private int mqttsPort;

    @Option(
            names = "--secure-host",
            defaultValue = "127.0.0.1",
            paramLabel = "HOST",
            description =
                    "Address for devices over TLS and DTLS; 0.0.0.0 for all of this machine's (default: ${DEFAULT-VALUE}).")
    private String secureHost = "127.0.0.1";

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "This machine's certificate as PEM, followed by its issuers'.")
    private @Nullable Path tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "The certificate's private key as PEM.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--tls-client-ca",
            paramLabel = "FILE",
            description =
                    "Certificates as PEM that vouch for devices'; devices may then log in by certificate.")
    private @Nullable Path tlsClientAuthority;

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
        return new Ports(
                httpPort,
                mqttPort,
                coapPort,
                tlsCertificate == null ? OptionalInt.empty() : OptionalInt.of(mqttsPort),
                coapsPort,
                secureHost);
    }

    TlsOptions tls() {
        return new TlsOptions(tlsCertificate, tlsKey, tlsClientAuthority);
    }

    Path data() {
        return data;
    }

    @Nullable String token() {
        return token;
    }

    /**
     * Checks the given token, before anything is started.
     *
     * @throws StartRefused if it is too short to be a secret
     */
    void checkToken() {
        if (token != null && token.length() < ApiToken.LEAST_CHARACTERS) {
            throw new StartRefused(
                    "--token has %d characters, it needs at least %d; leave it out to have one made."
                            .formatted(token.length(), ApiToken.LEAST_CHARACTERS));
        }
    }

    boolean headless() {
        return headless;
    }
}
