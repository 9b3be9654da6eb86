package org.aisleflow.streams;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Stream-processing as a program of its own: a parts list. */
public final class StreamProcessingMain {
    private StreamProcessingMain() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments {@code name=value} settings, which come before those of the environment
     */
    public static void main(String[] arguments) throws InterruptedException {
        StreamProcessingConfig config;
        try {
            config = Settings.of(System.getenv(), arguments).config();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        StreamProcessing streams = StreamProcessing.start(config, Clock.systemUTC());
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    streams.close();
                                    closed.countDown();
                                },
                                "close-streams"));
        closed.await();
    }
}
