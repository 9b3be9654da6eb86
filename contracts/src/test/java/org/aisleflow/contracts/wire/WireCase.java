package org.aisleflow.contracts.wire;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Payload;

/**
 * One golden file under {@code wire/}: a comment, settings, the payload (JSON as text, CBOR as
 * hexadecimal digits with comments), and what must become of it.
 *
 * @param name the file's name without its ending
 * @param kind the kind named by the topic
 * @param encoding how the payload is encoded
 * @param payload the bytes
 * @param outcome the expected message as JSON, or the expected refusal as settings
 */
public record WireCase(String name, Kind kind, Encoding encoding, Payload payload, String outcome) {
    private static final String PAYLOAD = "--- payload\n";

    /** All cases of a folder, by name. */
    public static List<WireCase> in(String folder) {
        URI place;
        try {
            place = Objects.requireNonNull(WireCase.class.getResource("/wire/" + folder)).toURI();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
        try (Stream<Path> files = Files.list(Path.of(place))) {
            return files.sorted().map(WireCase::read).toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Lines of the form {@code name: value}. */
    static Map<String, String> settings(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(": ", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0], pair -> pair[1], (a, b) -> b, TreeMap::new));
    }

    private static WireCase read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        int payload = text.indexOf(PAYLOAD);
        int outcome = text.indexOf("\n--- ", payload);
        Map<String, String> settings = settings(text.substring(0, payload));
        Encoding encoding =
                Encoding.valueOf(settings.getOrDefault("encoding", "").toUpperCase(Locale.ROOT));
        boolean hex = encoding.isBinary() || settings.containsKey("payload-is");
        String written = text.substring(payload + PAYLOAD.length(), outcome);
        byte[] bytes = hex ? hex(written) : written.getBytes(StandardCharsets.UTF_8);
        return new WireCase(
                file.getFileName().toString().replace(".txt", ""),
                Kind.find(settings.getOrDefault("kind", "")).orElseThrow(),
                encoding,
                Payload.of(padded(bytes, Integer.parseInt(settings.getOrDefault("pad-to", "0")))),
                text.substring(text.indexOf('\n', outcome + 1) + 1));
    }

    private static byte[] hex(String annotated) {
        String digits =
                annotated
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").replace(" ", ""))
                        .collect(Collectors.joining());
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] padded(byte[] bytes, int length) {
        if (length == 0) {
            return bytes;
        }
        byte[] padded = Arrays.copyOf(bytes, length);
        Arrays.fill(padded, bytes.length, length, (byte) ' ');
        return padded;
    }

    @Override
    public String toString() {
        return name;
    }
}
