package org.aisleflow.benchmarks.api;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An endpoint of the same server that does nothing but give bytes from memory: what no answer can
 * be faster than. It passes the same token check, filters and meters as the API's own.
 */
@Controller("/api/bench")
@Requires(condition = MemoryController.Wanted.class)
final class MemoryController {
    /** The system property that names the folder with the answers. */
    static final String FOLDER = "aisleflow.bench.answers";

    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    MemoryController() {}

    /** Whether somebody measures. */
    static final class Wanted implements Condition {
        /** Made by the container. */
        public Wanted() {}

        @Override
        @SuppressWarnings("rawtypes") // as the container declares it
        public boolean matches(ConditionContext context) {
            return System.getProperty(FOLDER) != null;
        }
    }

    /**
     * Gives an answer.
     *
     * @param name the answer's file
     * @return its bytes
     */
    @Get("/{name}")
    HttpResponse<byte[]> answer(String name) {
        byte[] body = answers.computeIfAbsent(name, MemoryController::read);
        return HttpResponse.ok(body).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(Path.of(System.getProperty(FOLDER), name));
        } catch (IOException missing) {
            throw new IllegalArgumentException("there is no answer " + name, missing);
        }
    }
}
