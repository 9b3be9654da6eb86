package org.aisleflow.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the running demo: started for the first that asks, stopped after the last of the
 * class that they are in and of those nested in it.
 */
final class SharedDemo implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedDemo.class);

    /** The demo and the folder that goes with it. */
    private record Running(AisleflowProcess process, Path folder) implements AutoCloseable {
        static Running start() {
            try {
                Path folder = Files.createTempDirectory("aisleflow-demo");
                return new Running(
                        new AisleflowProcess(folder.resolve("data"), "demo").start(), folder);
            } catch (IOException noFolder) {
                throw new UncheckedIOException(noFolder);
            }
        }

        @Override
        public void close() throws IOException {
            process.stop();
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AisleflowProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return outermost(context)
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class)
                .process();
    }

    private static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext at = context;
        while (at.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            at = at.getParent().orElseThrow();
        }
        return at;
    }
}
