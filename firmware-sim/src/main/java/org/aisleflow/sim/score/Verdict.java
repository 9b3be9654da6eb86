package org.aisleflow.sim.score;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a claim. */
public enum Verdict {
    /** The error is within the target. */
    @JsonProperty("pass")
    PASS("pass"),
    /** It is not. */
    @JsonProperty("fail")
    FAIL("FAIL"),
    /** There is no target; the number is for information. */
    @JsonProperty("information")
    INFORMATION("–"),
    /** The period is too short to tell whether the target is met. */
    @JsonProperty("too-early")
    TOO_EARLY("too early"),
    /** Nothing happened in the period that could be right or wrong. */
    @JsonProperty("no-case")
    NO_CASE("no case"),
    /** The pipeline does not tell this number yet. */
    @JsonProperty("not-yet")
    NOT_YET("not yet");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
