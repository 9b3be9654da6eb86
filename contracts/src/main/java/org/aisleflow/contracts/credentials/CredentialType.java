package org.aisleflow.contracts.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The kinds of credentials, by the names that people and the API use. */
public enum CredentialType {
    /** A password for MQTT, of which we keep a salted hash. */
    SECRET("secret"),
    /** A client certificate, for TLS and DTLS, of which we keep the subject. */
    CERTIFICATE("certificate"),
    /** A key for DTLS, which we keep sealed. */
    PRE_SHARED_KEY("pre-shared-key");

    private final String text;

    CredentialType(String text) {
        this.text = text;
    }

    /**
     * Reads a name.
     *
     * @param text the name
     * @return the type
     * @throws IllegalArgumentException if there is none of that name; the message lists them
     */
    @JsonCreator
    public static CredentialType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no type of credential \"%s\"; there are %s"
                                        .formatted(text, Arrays.toString(values()))));
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
