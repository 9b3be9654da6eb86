package org.aisleflow.api.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.InputStream;
import java.net.URI;

/** The description of this API for machines. */
@Controller
@Hidden
final class OpenApiController {
    private static final String DOCUMENT = "/META-INF/swagger/openapi.yml";

    OpenApiController() {}

    @Get("/openapi.yml")
    StreamedFile document() {
        InputStream document = OpenApiController.class.getResourceAsStream(DOCUMENT);
        if (document == null) {
            throw new IllegalStateException("the jar lacks " + DOCUMENT);
        }
        return new StreamedFile(document, MediaType.APPLICATION_YAML_TYPE);
    }

    @Get("/swagger-ui")
    HttpResponse<?> viewer() {
        return HttpResponse.temporaryRedirect(URI.create("/swagger-ui/index.html"));
    }
}
