package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The encodings a payload may have, with their content type (MQTT 5) and Content-Format number
 * (CoAP).
 */
public enum Encoding {
    /** RFC 8259. */
    JSON("application/json", 50, false),
    /** RFC 8949. */
    CBOR("application/cbor", 60, true),
    /** RFC 8428 in JSON. */
    SENML_JSON("application/senml+json", 110, false),
    /** RFC 8428 in CBOR. */
    SENML_CBOR("application/senml+cbor", 112, true);

    private final String contentType;
    private final int contentFormat;
    private final boolean binary;

    Encoding(String contentType, int contentFormat, boolean binary) {
        this.contentType = contentType;
        this.contentFormat = contentFormat;
        this.binary = binary;
    }

    /**
     * The media type, as the MQTT 5 content-type property holds it.
     *
     * @return the media type
     */
    public String contentType() {
        return contentType;
    }

    /**
     * The number in the CoAP Content-Formats registry.
     *
     * @return the number
     */
    public int contentFormat() {
        return contentFormat;
    }

    /**
     * Says whether this is one of the SenML encodings.
     *
     * @return true for SenML
     */
    public boolean isSenml() {
        return this == SENML_JSON || this == SENML_CBOR;
    }

    boolean isBinary() {
        return binary;
    }

    ObjectMapper mapper() {
        return binary ? Mappers.CBOR : Mappers.JSON;
    }

    /**
     * Finds the encoding of a media type; parameters such as {@code ;charset=utf-8} do not matter.
     *
     * @param contentType the media type
     * @return the encoding, or empty if it is none of ours
     */
    public static Optional<Encoding> ofContentType(String contentType) {
        int parameters = contentType.indexOf(';');
        String essence =
                (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip();
        for (Encoding encoding : values()) {
            if (encoding.contentType.equalsIgnoreCase(essence)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /**
     * Finds the encoding of a CoAP Content-Format.
     *
     * @param contentFormat the number
     * @return the encoding, or empty if it is none of ours
     */
    public static Optional<Encoding> ofContentFormat(int contentFormat) {
        for (Encoding encoding : values()) {
            if (encoding.contentFormat == contentFormat) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /**
     * Chooses the encoding of an MQTT message: by its content type if it has one, else by its first
     * byte.
     *
     * @param contentType the MQTT 5 content type, or null
     * @param payload the payload
     * @return the encoding, or empty if the content type is none of ours
     */
    public static Optional<Encoding> ofMessage(@Nullable String contentType, byte[] payload) {
        if (contentType != null && !contentType.isBlank()) {
            return ofContentType(contentType);
        }
        boolean text = payload.length > 0 && (payload[0] == '{' || payload[0] == '[');
        return Optional.of(text ? JSON : CBOR);
    }
}
