package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a number may still change. */
enum Status {
    /** Messages that count in it may still be on their way. */
    @JsonProperty("provisional")
    PROVISIONAL,
    /** All that was to come in time has come. */
    @JsonProperty("final")
    FINAL,
    /** It changed after it was final, because a message came late. */
    @JsonProperty("revised")
    REVISED
}
