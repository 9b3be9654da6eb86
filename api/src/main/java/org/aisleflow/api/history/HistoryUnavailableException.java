package org.aisleflow.api.history;

/** History cannot be reached or cannot write now; the same call may succeed later. */
public final class HistoryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
