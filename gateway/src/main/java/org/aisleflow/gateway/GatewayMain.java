package org.aisleflow.gateway;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A gateway as a process of its own, with its settings from the environment. */
public final class GatewayMain {
    private static final int CANNOT_START = 2;

    private GatewayMain() {}

    /**
     * Runs a gateway until the process is told to stop.
     *
     * @param arguments none
     * @throws InterruptedException never in practice
     */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            GatewayConfig config =
                    GatewayConfig.read(GatewaySettings.ofEnvironment(System.getenv()));
            Gateway gateway = Gateway.start(config, Clock.systemUTC());
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        gateway.close();
                                        stopped.countDown();
                                    },
                                    "shutdown"));
        } catch (IllegalArgumentException | IllegalStateException sentence) {
            System.err.println(sentence.getMessage());
            System.exit(CANNOT_START);
        }
        stopped.await();
    }
}
