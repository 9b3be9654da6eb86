package org.aisleflow.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.sim.devices.Outgoing;

/** What devices say, one JSON object per line: topic, protocol, content type and payload. */
final class TelemetryFile implements AutoCloseable {
    private final Writer file;

    TelemetryFile(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.file = Files.newBufferedWriter(path);
    }

    void write(Outgoing message) throws IOException {
        ObjectNode line =
                Mappers.JSON
                        .createObjectNode()
                        .put("topic", message.address().topic())
                        .put("protocol", message.protocol().name().toLowerCase(Locale.ROOT))
                        .put("contentType", message.encoding().contentType());
        if (message.encoding() == Encoding.JSON) {
            line.put("text", new String(message.payload(), StandardCharsets.UTF_8));
        } else {
            line.put("base64", Base64.getEncoder().encodeToString(message.payload()));
        }
        file.write(line.toString());
        file.write('\n');
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
