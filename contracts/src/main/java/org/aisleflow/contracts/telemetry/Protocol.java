package org.aisleflow.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a message came to the gateway. */
public enum Protocol {
    /** MQTT 3.1.1 or 5. */
    @JsonProperty("mqtt")
    MQTT,
    /** CoAP over UDP or DTLS. */
    @JsonProperty("coap")
    COAP,
    /** A dead letter that somebody sent again. */
    @JsonProperty("replay")
    REPLAY,
    /** Not through the gateway at all: it was found in a Kafka topic and is none of ours. */
    @JsonProperty("kafka")
    KAFKA
}
