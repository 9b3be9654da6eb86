package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The one configuration of Jackson, so that every program reads and writes the same. */
public final class Mappers {
    /** How deep a payload may nest; the contract's deepest shape has four levels. */
    private static final int DEEPEST = 32;

    /**
     * JSON as it is on the wire and in Kafka: ISO-8601 times, unknown fields ignored, absent fields
     * left out.
     */
    public static final ObjectMapper JSON =
            configured(
                    JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(constraints())
                                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                                    .build()));

    static final ObjectMapper CBOR =
            configured(
                    CBORMapper.builder(
                            CBORFactory.builder().streamReadConstraints(constraints()).build()));

    private Mappers() {}

    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    }

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M configured(B builder) {
        return builder.addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(
                                JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
    }
}
