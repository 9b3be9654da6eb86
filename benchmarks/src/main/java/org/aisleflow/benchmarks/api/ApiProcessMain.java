package org.aisleflow.benchmarks.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import org.aisleflow.api.Api;
import org.aisleflow.api.ApiConfig;
import org.aisleflow.api.history.HistorySettings;

/** The API in a process of its own. */
public final class ApiProcessMain {
    private ApiProcessMain() {}

    /**
     * Serves until the input ends.
     *
     * @param arguments Kafka's address, the history's file, and a token that nobody need keep
     * @throws IOException if the input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        ApiConfig config =
                ApiConfig.local(
                        0,
                        arguments[2],
                        arguments[0],
                        new HistorySettings.Sqlite(Path.of(arguments[1])));
        try (Api api = Api.start(config, Clock.systemUTC())) {
            System.out.println(api.address());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
