package org.aisleflow.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.aisleflow.api.facts.FactsToHistory;
import org.aisleflow.api.facts.StateReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API and the web page, running in this process. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Aisleflow",
                        version = "1",
                        description =
                                "What a shop's sensors saw, and what its people should do. Times"
                                        + " are ISO-8601 UTC; ranges include from, not to; errors"
                                        + " are RFC 9457 problem documents.",
                        license = @License(name = "Apache-2.0")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The API token that the program says at its start")
public final class Api implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(60);

    private final ApplicationContext context;
    private final EmbeddedServer server;

    private Api(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * Starts it and waits until it has read the catalog and the latest states.
     *
     * @param config how to run it
     * @param clock tells the present
     * @return the running API
     * @throws IllegalStateException if it cannot start, in a sentence: the port is in use, Kafka or
     *     the history file cannot be opened
     */
    public static Api start(ApiConfig config, Clock clock) {
        ApplicationContext context = ServerSettings.context(config, clock);
        try {
            context.start();
            StateReader reader = context.getBean(StateReader.class);
            context.getBean(FactsToHistory.class);
            EmbeddedServer server = context.getBean(EmbeddedServer.class);
            server.start();
            if (!reader.awaitCaughtUp(CATCH_UP_TIMEOUT)) {
                LOG.warn("Kafka is still being read; until then calls are answered with 503");
            }
            LOG.info("the API listens at {}", server.getURI());
            return new Api(context, server);
        } catch (BeanInstantiationException failure) {
            context.close();
            throw new IllegalStateException(rootMessage(failure), failure);
        } catch (ServerStartupException failure) {
            context.close();
            throw new IllegalStateException(
                    "Port %d for the API is in use".formatted(config.port()), failure);
        } catch (InterruptedException stopped) {
            context.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while starting the API", stopped);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root instanceof BeanInstantiationException) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /**
     * The port it listens at.
     *
     * @return the configured one, or the free one that was found
     */
    public int port() {
        return server.getPort();
    }

    /**
     * Its address.
     *
     * @return for example {@code http://127.0.0.1:8080}
     */
    public URI address() {
        return server.getURI();
    }

    /** Stops listening, then reading, then writing history. */
    @Override
    public void close() {
        server.stop();
        context.close();
    }
}
