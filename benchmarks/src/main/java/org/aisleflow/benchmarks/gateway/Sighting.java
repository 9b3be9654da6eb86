package org.aisleflow.benchmarks.gateway;

import java.nio.charset.StandardCharsets;

/**
 * A message where it counts.
 *
 * @param device who sent it
 * @param seq its number
 * @param sentMillis when it was due to be sent, by the sender's clock, in milliseconds since 1970
 * @param seenMillis when it was seen, likewise
 */
record Sighting(String device, long seq, long sentMillis, long seenMillis) {
    private static final String HEAD = "{\"boot\":1,\"seq\":";
    private static final String TIME = ",\"time\":";
    private static final String TAIL = ",\"celsius\":4.2}";

    /** What the fleet sends; valid telemetry of the kind {@code climate}. */
    static byte[] payload(long seq, long sentMillis) {
        return (HEAD + seq + TIME + sentMillis + TAIL).getBytes(StandardCharsets.ISO_8859_1);
    }

    static String topic(String device) {
        return "aisleflow/v1/" + Shop.STORE + "/" + device + "/climate";
    }

    /** Reads a message as the fleet sent it. */
    static Sighting of(String topic, byte[] payload, long seenMillis) {
        int end = topic.lastIndexOf('/');
        String device = topic.substring(topic.lastIndexOf('/', end - 1) + 1, end);
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        int time = text.indexOf(TIME, HEAD.length());
        return new Sighting(
                device,
                Long.parseLong(text, HEAD.length(), time, 10),
                Long.parseLong(text, time + TIME.length(), text.length() - TAIL.length(), 10),
                seenMillis);
    }
}
