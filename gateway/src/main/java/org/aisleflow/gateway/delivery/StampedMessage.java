package org.aisleflow.gateway.delivery;

import org.jspecify.annotations.Nullable;

/** A message as a broker keeps it. */
public interface StampedMessage {
    /**
     * Where it was published.
     *
     * @return the MQTT topic
     */
    String topic();

    /**
     * The content type it came with.
     *
     * @return a media type as the sender wrote it; null if none
     */
    @Nullable String contentType();

    /**
     * What it holds.
     *
     * @return the bytes
     */
    byte[] payload();

    /**
     * What has been written on it last under a name.
     *
     * @param name one of those in {@link Stamps}
     * @return the value; null if there is none
     */
    @Nullable String stamp(String name);
}
