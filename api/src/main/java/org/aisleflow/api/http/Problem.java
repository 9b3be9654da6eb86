package org.aisleflow.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed, as RFC 9457 has it; sent as {@code application/problem+json}.
 *
 * @param type a URI for the kind of problem; {@code about:blank}: the status says it
 * @param title the status in words
 * @param status the HTTP status
 * @param detail a sentence with the remedy
 * @param field the field of the request that is wrong, if it is one
 */
@Schema(description = "RFC 9457 problem document")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type, String title, int status, String detail, @Nullable String field) {
    /** The content type of problems. */
    public static final String CONTENT_TYPE = "application/problem+json";

    static Problem of(HttpStatus status, String detail, @Nullable String field) {
        return new Problem("about:blank", status.getReason(), status.getCode(), detail, field);
    }
}
