package org.aisleflow.streams;

/** What holds if a process dies. */
public enum ProcessingGuarantee {
    /**
     * Messages may be given to us twice; the state recognises them, so that they count once. Facts
     * may be told twice, which changes nothing.
     */
    AT_LEAST_ONCE("at_least_once"),
    /** Kafka's transactions: facts are told once, and seen a commit later. */
    EXACTLY_ONCE_V2("exactly_once_v2");

    private final String text;

    ProcessingGuarantee(String text) {
        this.text = text;
    }

    /** As Kafka writes it. */
    public String text() {
        return text;
    }

    /**
     * Finds a guarantee.
     *
     * @param text as Kafka writes it
     * @throws IllegalArgumentException if there is none of that name
     */
    public static ProcessingGuarantee of(String text) {
        for (ProcessingGuarantee guarantee : values()) {
            if (guarantee.text.equals(text)) {
                return guarantee;
            }
        }
        throw new IllegalArgumentException(
                "there is no processing guarantee \"%s\": use at_least_once or exactly_once_v2"
                        .formatted(text));
    }
}
