package org.aisleflow.contracts.topics;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.time.Instant;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;
import org.aisleflow.contracts.wire.Mappers;

/**
 * Writes envelopes byte for byte as Jackson would, without looking at every record through
 * reflection and at every time through a formatter. Kinds that come seldom are left to Jackson.
 * Thread-safe.
 */
final class EnvelopeWriter {
    private static final int USUAL_BYTES = 512;
    private static final ObjectWriter OTHERS = Mappers.JSON.writerFor(Telemetry.class);

    private static final SerializableString STORE = new SerializedString("store");
    private static final SerializableString DEVICE = new SerializedString("device");
    private static final SerializableString BOOT = new SerializedString("boot");
    private static final SerializableString SEQ = new SerializedString("seq");
    private static final SerializableString TIME = new SerializedString("time");
    private static final SerializableString DEVICE_TIME = new SerializedString("deviceTime");
    private static final SerializableString RECEIVED_AT = new SerializedString("receivedAt");
    private static final SerializableString CLOCK = new SerializedString("clock");
    private static final SerializableString PROTOCOL = new SerializedString("protocol");
    private static final SerializableString TELEMETRY = new SerializedString("telemetry");
    private static final SerializableString KIND = new SerializedString("kind");
    private static final SerializableString X = new SerializedString("x");
    private static final SerializableString Y = new SerializedString("y");

    private EnvelopeWriter() {}

    /**
     * Writes a value of the telemetry topic.
     *
     * @return JSON in UTF-8
     * @throws IOException if Jackson cannot write it, which would be a defect
     */
    static byte[] write(Envelope envelope) throws IOException {
        try (var bytes = new ByteArrayBuilder(USUAL_BYTES);
                JsonGenerator json = Mappers.JSON.createGenerator(bytes)) {
            char[] text = new char[IsoInstant.LONGEST];
            json.writeStartObject();
            write(json, STORE, envelope.store().value());
            write(json, DEVICE, envelope.device().value());
            write(json, BOOT, envelope.boot());
            write(json, SEQ, envelope.seq());
            write(json, TIME, envelope.time(), text);
            write(json, DEVICE_TIME, envelope.deviceTime(), text);
            write(json, RECEIVED_AT, envelope.receivedAt(), text);
            write(
                    json,
                    CLOCK,
                    switch (envelope.clock()) {
                        case DEVICE -> "device";
                        case GATEWAY -> "gateway";
                    });
            write(
                    json,
                    PROTOCOL,
                    switch (envelope.protocol()) {
                        case MQTT -> "mqtt";
                        case COAP -> "coap";
                        case REPLAY -> "replay";
                        case KAFKA -> "kafka";
                    });
            json.writeFieldName(TELEMETRY);
            write(json, envelope.telemetry());
            json.writeEndObject();
            json.flush();
            return bytes.toByteArray();
        }
    }

    private static void write(JsonGenerator json, Telemetry telemetry) throws IOException {
        switch (telemetry) {
            case Positions positions -> write(json, positions);
            case Weight weight -> write(json, weight);
            case Crossing crossing -> write(json, crossing);
            case Climate climate -> write(json, climate);
            default -> OTHERS.writeValue(json, telemetry);
        }
    }

    private static void write(JsonGenerator json, Positions positions) throws IOException {
        json.writeStartObject();
        write(json, KIND, "positions");
        json.writeFieldName("tracks");
        json.writeStartArray();
        for (Positions.Track track : positions.tracks()) {
            json.writeStartObject();
            json.writeStringField("id", track.id());
            write(json, X, track.x());
            write(json, Y, track.y());
            if (track.staff()) {
                json.writeBooleanField("staff", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Weight weight) throws IOException {
        json.writeStartObject();
        write(json, KIND, "weight");
        json.writeStringField("shelf", weight.shelf().value());
        json.writeNumberField("grams", weight.grams());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Crossing crossing) throws IOException {
        json.writeStartObject();
        write(json, KIND, "crossing");
        json.writeStringField("line", crossing.line().value());
        json.writeNumberField("in", crossing.in());
        json.writeNumberField("out", crossing.out());
        Integer passing = crossing.passing();
        if (passing != null) {
            json.writeNumberField("passing", passing.intValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Climate climate) throws IOException {
        json.writeStartObject();
        write(json, KIND, "climate");
        json.writeNumberField("celsius", climate.celsius());
        Double humidity = climate.humidity();
        if (humidity != null) {
            json.writeNumberField("humidity", humidity.doubleValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SerializableString name, String value)
            throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    private static void write(JsonGenerator json, SerializableString name, long value)
            throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }

    private static void write(JsonGenerator json, SerializableString name, double value)
            throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }

    private static void write(
            JsonGenerator json, SerializableString name, Instant value, char[] text)
            throws IOException {
        json.writeFieldName(name);
        int length = IsoInstant.write(value, text);
        if (length > 0) {
            json.writeString(text, 0, length);
        } else {
            json.writeString(value.toString());
        }
    }
}
