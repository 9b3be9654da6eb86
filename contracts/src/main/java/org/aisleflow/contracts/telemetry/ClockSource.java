package org.aisleflow.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose clock a time is from. */
public enum ClockSource {
    /** The device's own. */
    @JsonProperty("device")
    DEVICE,
    /** The gateway's, because the device's was more than two minutes ahead or before 2020. */
    @JsonProperty("gateway")
    GATEWAY
}
