package org.aisleflow.standalone;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One run of the whole system: from the checks before the start to Ctrl-C. */
final class Launch implements AutoCloseable {
    /**
     * Paho complains to the console whenever a connection ends; what matters of it we log
     * ourselves.
     */
    private static final Logger PAHO = Logger.getLogger("org.eclipse.paho.mqttv5");

    private final CommonOptions options;
    private final DataFolder data;
    private final Parts parts = new Parts();
    private final PrintStream out = System.out;
    private final CountDownLatch end = new CountDownLatch(1);

    private Launch(CommonOptions options, DataFolder data) {
        this.options = options;
        this.data = data;
    }

    /**
     * Checks what can be checked before anything is started.
     *
     * @throws StartRefused with a sentence, if a port or the data folder cannot be had, or the
     *     token is too short
     */
    static Launch prepare(CommonOptions options) {
        options.checkToken();
        // Before the first logger is made: the log is kept with the data.
        System.setProperty("aisleflow.data", options.data().toString());
        PAHO.setLevel(Level.OFF);
        DataFolder data = DataFolder.open(options.data());
        try {
            options.tls().check();
            options.ports().check();
        } catch (StartRefused refused) {
            data.close();
            throw refused;
        }
        Launch launch = new Launch(options, data);
        launch.parts.add(data);
        return launch;
    }

    /** Starts everything and says where it is. */
    void start(AllInOne.Settings settings, Clock clock) {
        say("Starting Aisleflow on the data in %s …".formatted(data.of("")));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "stop"));
        String token = token();
        parts.add(AllInOne.start(settings, data, options.ports(), options.tls(), token, clock));
        announce(token, secondsSinceJvmStart(clock));
    }

    /** Runs a part that ends with the rest. */
    <T extends AutoCloseable> T run(T part) {
        return parts.add(part);
    }

    /** The API's token: the given one, or the one that is kept with the data. */
    String token() {
        String given = options.token();
        return given == null ? data.token() : given;
    }

    DataFolder data() {
        return data;
    }

    Ports ports() {
        return options.ports();
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Returns when somebody has asked the process to end. */
    void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        parts.close();
    }

    private void stopOnSignal() {
        say("Stopping …");
        close();
        say("Stopped. The data is in %s.".formatted(data.of("")));
        end.countDown();
    }

    private void announce(String token, double seconds) {
        Ports ports = options.ports();
        URI page = URI.create("http://127.0.0.1:%d/#token=%s".formatted(ports.http(), token));
        say(
                """

                Aisleflow is ready after %.1f s.
                  page   %s
                  MQTT   127.0.0.1:%d    (publish to aisleflow/v1/{store}/{device}/{kind})
                  CoAP   127.0.0.1:%d    (post to /v1/{store}/{device}/{kind})
                  DTLS   %s:%d    (the same, encrypted)%s
                  log    %s
                Ctrl-C stops it.\
                """
                        .formatted(
                                seconds,
                                page,
                                ports.mqtt(),
                                ports.coap(),
                                ports.secureHost(),
                                ports.coaps(),
                                mqtts(ports),
                                data.of("log").resolve("aisleflow.log")));
        if (!options.headless()) {
            Browser.open(page);
        }
    }

    private static String mqtts(Ports ports) {
        return ports.mqtts().isEmpty()
                ? ""
                : "%n  MQTTS  %s:%d    (MQTT with TLS)"
                        .formatted(ports.secureHost(), ports.mqtts().getAsInt());
    }

    /** Since the JVM began: the process may have been the launcher's, which built first. */
    private static double secondsSinceJvmStart(Clock clock) {
        long began = ManagementFactory.getRuntimeMXBean().getStartTime();
        return (clock.millis() - began) / 1000.0;
    }
}
