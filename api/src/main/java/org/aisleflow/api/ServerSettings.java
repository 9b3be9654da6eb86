package org.aisleflow.api;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Micronaut's settings, all of them here: it reads no files and no environment, so that nothing
 * that lies about on the class path changes how the API runs.
 */
final class ServerSettings {
    private static final long LARGEST_REQUEST_BYTES = 4L << 20;

    private ServerSettings() {}

    static ApplicationContext context(ApiConfig config, Clock clock) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .environmentPropertySource(false)
                .banner(false)
                .properties(properties(config))
                .singletons(config, clock)
                .build();
    }

    private static Map<String, Object> properties(ApiConfig config) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.application.name", "aisleflow-api");
        properties.put("micronaut.server.host", config.host());
        properties.put("micronaut.server.port", config.port() == 0 ? -1 : config.port());
        properties.put("micronaut.server.max-request-size", LARGEST_REQUEST_BYTES);
        properties.put("micronaut.server.date-header", true);
        security(properties);
        files(properties);
        properties.put("endpoints.all.enabled", false);
        properties.put("endpoints.prometheus.enabled", true);
        properties.put("endpoints.prometheus.sensitive", false);
        properties.put("micronaut.metrics.export.prometheus.enabled", true);
        properties.put("micronaut.metrics.export.prometheus.descriptions", true);
        return properties;
    }

    private static void security(Map<String, Object> properties) {
        properties.put("micronaut.security.enabled", true);
        properties.put("micronaut.security.redirect.enabled", false);
        properties.put("micronaut.security.token.cookie.enabled", false);
        properties.put(
                "micronaut.security.intercept-url-map",
                List.of(
                        Map.of("pattern", "/api/**", "access", List.of("isAuthenticated()")),
                        Map.of("pattern", "/**", "access", List.of("isAnonymous()"))));
    }

    private static void files(Map<String, Object> properties) {
        file(properties, "page", "classpath:web", "/**");
        file(properties, "libraries", "classpath:META-INF/resources/webjars", "/webjars/**");
        file(properties, "swagger", "classpath:META-INF/swagger", "/swagger/**");
        file(
                properties,
                "swagger-ui",
                "classpath:META-INF/swagger/views/swagger-ui",
                "/swagger-ui/**");
    }

    private static void file(
            Map<String, Object> properties, String name, String place, String mapping) {
        String prefix = "micronaut.router.static-resources." + name;
        properties.put(prefix + ".paths", place);
        properties.put(prefix + ".mapping", mapping);
    }
}
