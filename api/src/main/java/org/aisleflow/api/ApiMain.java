package org.aisleflow.api;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** The API as a program of its own, configured by {@link ApiEnvironment}. */
public final class ApiMain {
    private ApiMain() {}

    /**
     * Runs until the process is told to stop.
     *
     * @param arguments none
     * @throws InterruptedException if interrupted meanwhile
     */
    public static void main(String[] arguments) throws InterruptedException {
        ApiConfig config = ApiEnvironment.read(System.getenv());
        Api api = Api.start(config, Clock.systemUTC());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(() -> {
                                    api.close();
                                    stopped.countDown();
                                }));
        stopped.await();
    }
}
