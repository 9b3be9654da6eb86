package org.aisleflow.gateway.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.gateway.intake.Arrival;

/** How, when and from where an arrival came, as it travels through the broker beside it. */
public final class Stamps {
    /** How it came: a protocol in small letters, or {@link #SHEAF}. */
    public static final String PROTOCOL = "aisleflow-protocol";

    /** The sender's address. */
    public static final String ADDRESS = "aisleflow-address";

    /** When the gateway received it, in milliseconds since 1970. */
    public static final String RECEIVED_AT = "aisleflow-received-at";

    /** Stands for a protocol that devices cannot claim: the broker writes theirs after it. */
    public static final String SHEAF = "sheaf";

    private Stamps() {}

    /**
     * Reads one arrival, or the several of a sheaf.
     *
     * @param message a message of a broker
     * @param now the time of what does not say when it was received
     * @param trusted whether the broker is our own, which sees to it that devices cannot forge the
     *     stamps; from any other a sheaf is no more than a message of some device, and stamps are
     *     only believed where they cannot do harm
     * @return what arrived, in its order
     */
    public static List<Arrival> read(StampedMessage message, Instant now, boolean trusted) {
        String protocol = message.stamp(PROTOCOL);
        byte[] payload = message.payload();
        if (trusted && SHEAF.equals(protocol)) {
            var sheaf = Sheaf.read(payload);
            if (sheaf.isPresent()) {
                return sheaf.get();
            }
        }
        String receivedAt = trusted ? message.stamp(RECEIVED_AT) : null;
        return List.of(
                new Arrival(
                        message.topic(),
                        message.contentType(),
                        Payload.of(payload),
                        "coap".equals(protocol) ? Protocol.COAP : Protocol.MQTT,
                        message.stamp(ADDRESS),
                        receivedAt == null ? now : time(receivedAt, now)));
    }

    private static Instant time(String milliseconds, Instant now) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(milliseconds));
        } catch (NumberFormatException | DateTimeException notOurs) {
            return now;
        }
    }
}
