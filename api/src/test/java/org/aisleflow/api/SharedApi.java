package org.aisleflow.api;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.StoreId;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the classes that ask for it the same API, at a standing clock and with two shops in its
 * catalog; it ends with the last of them.
 */
final class SharedApi implements ParameterResolver {
    /** A Wednesday, half past ten in Rome. */
    static final Instant NOW = Instant.parse("2026-03-04T09:30:00Z");

    /** For what would change what others see of the corner shop. */
    static final Store ANNEX =
            Store.builder(StoreId.of("annex"), "Annex", ZoneOffset.UTC).extent(4, 2).build();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningApi.class;
    }

    @Override
    public RunningApi resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedApi.class))
                .getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class)
                .api();
    }

    private record Running(Path folder, RunningApi api) implements AutoCloseable {
        static Running start() {
            try {
                Path folder = Files.createTempDirectory("aisleflow-api");
                RunningApi api = new RunningApi(folder, Clock.fixed(NOW, ZoneOffset.UTC));
                api.tell(Samples.grove());
                api.tell(Samples.olives());
                api.tell(Samples.corner());
                api.tell(ANNEX);
                await().until(() -> api.json("/api/v1/stores").size() == 2);
                return new Running(folder, api);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() throws IOException {
            api.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
