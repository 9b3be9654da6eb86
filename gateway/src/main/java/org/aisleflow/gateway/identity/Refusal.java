package org.aisleflow.gateway.identity;

import java.util.Locale;

/** Why somebody was not let in, or not allowed to do something. */
public enum Refusal {
    /** Came without any credential. */
    ANONYMOUS,
    /** Named a device that has never had credentials. */
    UNKNOWN_DEVICE,
    /** The secret, or the key, is not the device's. */
    WRONG_SECRET,
    /** The device's credentials were taken away, or have ended. */
    REVOKED,
    /** The certificate is good, but no device's. */
    FOREIGN_CERTIFICATE,
    /** The client id is not the id of the device that the credential proves. */
    FOREIGN_CLIENT_ID,
    /** The topic or path is not the device's own. */
    FOREIGN_TOPIC,
    /** Asked the broker to keep a message for others to come. */
    RETAINED,
    /** Wanted to share a subscription, and so to take what is another's. */
    SHARED_SUBSCRIPTION,
    /** Wanted a message sent after its death, which nobody could number. */
    WILL,
    /**
     * TLS or DTLS was not agreed on: an old version, a certificate that is expired or not trusted.
     */
    HANDSHAKE,
    /** Opened a connection and did not send an MQTT CONNECT, or not in time. */
    NO_CONNECT,
    /** Connects too often. */
    TOO_MANY_CONNECTS,
    /** Sends far more than its quota. */
    OVER_QUOTA;

    /** For example {@code wrong-secret}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
