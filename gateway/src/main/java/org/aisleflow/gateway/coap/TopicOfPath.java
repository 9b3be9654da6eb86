package org.aisleflow.gateway.coap;

import java.util.List;
import java.util.Optional;
import org.aisleflow.contracts.wire.TelemetryAddress;

/** The MQTT topic that a CoAP path corresponds to. */
final class TopicOfPath {
    static final int LEVELS = 4;

    /**
     * From here on the broker refuses a topic, since its reader could not decode it; U+FFFD, which
     * bytes become that are no UTF-8, is among these.
     */
    private static final char FIRST_UNREADABLE = '\uFDD0';

    private TopicOfPath() {}

    /**
     * Any path of the right length has a topic, also one with ids that are not valid: the message
     * is kept as a dead letter under it. What must not be in a topic is percent-encoded, which
     * keeps a bad id bad.
     *
     * @return empty if the path is not of the form v1/store/device/kind
     */
    static Optional<String> of(List<String> path) {
        if (path.size() != LEVELS || !path.get(0).equals("v1")) {
            return Optional.empty();
        }
        StringBuilder topic = new StringBuilder(TelemetryAddress.TOPIC_PREFIX + "v1");
        path.subList(1, LEVELS).forEach(level -> topic.append('/').append(encoded(level)));
        return Optional.of(topic.toString());
    }

    private static String encoded(String level) {
        if (level.isEmpty()) {
            return "%";
        }
        StringBuilder safe = new StringBuilder();
        level.chars()
                .forEach(character -> {
                    if (isUnsafe((char) character)) {
                        safe.append("%%%02X".formatted(character));
                    } else {
                        safe.append((char) character);
                    }
                });
        return safe.toString();
    }

    private static boolean isUnsafe(char character) {
        return "+#/%\\".indexOf(character) >= 0
                || Character.isISOControl(character)
                || Character.isSurrogate(character)
                || character >= FIRST_UNREADABLE;
    }
}
