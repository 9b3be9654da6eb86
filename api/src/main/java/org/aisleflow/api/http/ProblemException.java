package org.aisleflow.api.http;

import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Ends a call with a {@link Problem}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final @Nullable String field;

    private ProblemException(HttpStatus status, String detail, @Nullable String field) {
        super(detail);
        this.status = status;
        this.field = field;
    }

    /**
     * The request cannot be understood or is not allowed as it is.
     *
     * @param detail a sentence with the remedy
     * @return the exception to throw
     */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, detail, null);
    }

    /**
     * One field or parameter of the request is wrong.
     *
     * @param field its name, with its path if it is nested
     * @param detail a sentence with the remedy
     * @return the exception to throw
     */
    public static ProblemException badField(String field, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, detail, field);
    }

    /**
     * There is no such thing.
     *
     * @param detail a sentence with the remedy
     * @return the exception to throw
     */
    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, detail, null);
    }

    /**
     * The thing is not in a state that allows this.
     *
     * @param detail a sentence with the remedy
     * @return the exception to throw
     */
    public static ProblemException conflict(String detail) {
        return new ProblemException(HttpStatus.CONFLICT, detail, null);
    }

    /**
     * The thing is no longer as the caller believes it to be.
     *
     * @param detail a sentence with the remedy
     * @return the exception to throw
     */
    public static ProblemException preconditionFailed(String detail) {
        return new ProblemException(HttpStatus.PRECONDITION_FAILED, detail, null);
    }

    HttpStatus status() {
        return status;
    }

    Problem problem() {
        return Problem.of(status, String.valueOf(getMessage()), field);
    }
}
