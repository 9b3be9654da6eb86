package org.aisleflow.sim.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;

/** Letters to test with. */
final class Letters {
    static final String DEVICE = "door-1";

    private Letters() {}

    static Letter number(long seq) {
        TelemetryAddress address =
                new TelemetryAddress(StoreId.of("s1"), DeviceId.of(DEVICE), Kind.CROSSING);
        byte[] payload = "{\"seq\":%05d}".formatted(seq).getBytes(UTF_8);
        return new Letter(address, Protocol.MQTT, Encoding.JSON, new Numbering(2, seq), payload);
    }

    static long seqIn(byte[] payload) {
        String text = new String(payload, UTF_8);
        return Long.parseLong(text.substring(text.indexOf(':') + 1, text.indexOf('}')));
    }
}
