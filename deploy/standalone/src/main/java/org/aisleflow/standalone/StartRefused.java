package org.aisleflow.standalone;

/**
 * Something the user can mend keeps Aisleflow from starting; the message is one sentence that says
 * what and how.
 */
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String sentence) {
        super(sentence);
    }
}
