package org.aisleflow.sim.score;

/** There is no score, for a reason that the user can mend; the message says what and how. */
public final class NoScore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoScore(String sentence) {
        super(sentence);
    }

    NoScore(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
