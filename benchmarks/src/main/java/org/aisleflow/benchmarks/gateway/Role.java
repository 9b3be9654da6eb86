package org.aisleflow.benchmarks.gateway;

import java.util.Map;

/** What a contender is. */
enum Role {
    /** A Kafka broker; settings: folder, port. */
    KAFKA,
    /** Our broker and a subscriber that only counts; settings: folder. */
    CEILING,
    /** Our gateway; its own settings. */
    GATEWAY,
    /** Our broker and a Camel route to Kafka; settings: folder, kafka, topic. */
    CAMEL,
    /** The same with the gateway's settings for speed. */
    CAMEL_TUNED,
    /** CoAP resources that only answer; settings: identities, key. */
    EMPTY_COAP;

    Part open(Map<String, String> settings) throws Exception {
        return switch (this) {
            case KAFKA -> KafkaPart.start(settings);
            case CEILING -> CeilingPart.start(settings);
            case GATEWAY -> GatewayPart.start(settings);
            case CAMEL -> CamelPart.plain(settings);
            case CAMEL_TUNED -> CamelPart.tuned(settings);
            case EMPTY_COAP -> EmptyCoapPart.start(settings);
        };
    }
}
