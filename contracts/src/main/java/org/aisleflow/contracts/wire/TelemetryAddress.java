package org.aisleflow.contracts.wire;

import java.util.Optional;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.IdForm;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Reason;

/**
 * Where a device publishes: {@code aisleflow/v1/{store}/{device}/{kind}} over MQTT, {@code
 * v1/{store}/{device}/{kind}} over CoAP.
 *
 * @param store the store
 * @param device the device
 * @param kind the kind of message
 */
public record TelemetryAddress(StoreId store, DeviceId device, Kind kind) {
    /** What every MQTT topic of ours begins with. */
    public static final String TOPIC_PREFIX = "aisleflow/";

    /** The last part of the topic that brings commands to a device. */
    public static final String COMMAND = "command";

    /** What became of a topic or path. */
    public sealed interface Parsed {
        /**
         * It is an address.
         *
         * @param address the address
         */
        record Valid(TelemetryAddress address) implements Parsed {}

        /**
         * It is none.
         *
         * @param reason why, from the fixed list
         * @param detail why, in a sentence
         * @param store the store if that part could be read
         * @param device the device if that part could be read
         */
        record Invalid(
                Reason reason, String detail, Optional<StoreId> store, Optional<DeviceId> device)
                implements Parsed {}
    }

    /**
     * Reads an MQTT topic.
     *
     * @param topic the topic, for example {@code aisleflow/v1/s1/door-1/crossing}
     * @return the address, or why it is none
     */
    public static Parsed parseTopic(String topic) {
        if (!topic.startsWith(TOPIC_PREFIX)) {
            return invalid(
                    Reason.UNKNOWN_KIND, "the topic must be aisleflow/v1/{store}/{device}/{kind}");
        }
        return parsePath(topic.substring(TOPIC_PREFIX.length()));
    }

    /**
     * Reads a CoAP path.
     *
     * @param path the path without a leading slash, for example {@code v1/s1/door-1/crossing}
     * @return the address, or why it is none
     */
    public static Parsed parsePath(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length != 4 || !parts[0].equals("v1")) {
            return invalid(
                    Reason.UNKNOWN_KIND,
                    "\"%s\" is not of the form v1/{store}/{device}/{kind}".formatted(path));
        }
        if (!IdForm.PLAIN.matches(parts[1])) {
            return invalid(Reason.BAD_ID, IdForm.PLAIN.complaint("store", parts[1]));
        }
        Optional<StoreId> store = Optional.of(StoreId.of(parts[1]));
        if (!IdForm.PLAIN.matches(parts[2])) {
            return new Parsed.Invalid(
                    Reason.BAD_ID,
                    IdForm.PLAIN.complaint("device", parts[2]),
                    store,
                    Optional.empty());
        }
        DeviceId device = DeviceId.of(parts[2]);
        return Kind.find(parts[3])
                .<Parsed>map(
                        kind -> new Parsed.Valid(new TelemetryAddress(store.get(), device, kind)))
                .orElseGet(() ->
                        new Parsed.Invalid(
                                Reason.UNKNOWN_KIND,
                                "there is no kind \"%s\"; kinds are %s"
                                        .formatted(parts[3], kinds()),
                                store,
                                Optional.of(device)));
    }

    /**
     * The MQTT topic.
     *
     * @return {@code aisleflow/v1/{store}/{device}/{kind}}
     */
    public String topic() {
        return TOPIC_PREFIX + path();
    }

    /**
     * The CoAP path.
     *
     * @return {@code v1/{store}/{device}/{kind}}
     */
    public String path() {
        return "v1/" + store + "/" + device + "/" + kind;
    }

    private static Parsed invalid(Reason reason, String detail) {
        return new Parsed.Invalid(reason, detail, Optional.empty(), Optional.empty());
    }

    private static String kinds() {
        StringBuilder names = new StringBuilder();
        for (Kind kind : Kind.values()) {
            names.append(names.isEmpty() ? "" : ", ").append(kind);
        }
        return names.toString();
    }
}
