package org.aisleflow.contracts.topics;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;
import org.aisleflow.contracts.wire.Mappers;
import org.jspecify.annotations.Nullable;

/**
 * Reads envelopes as the gateway writes them, frames and weights without asking what an object of
 * some class may look like. Whatever differs from that in any way is left to Jackson, which decides
 * what it is. Thread-safe.
 */
final class EnvelopeReader {
    private static final Interned<StoreId> STORES = new Interned<>(StoreId::of);
    private static final Interned<DeviceId> DEVICES = new Interned<>(DeviceId::of);
    private static final Interned<ShelfId> SHELVES = new Interned<>(ShelfId::of);
    private static final Map<String, ObjectReader> OTHERS = others();

    private EnvelopeReader() {}

    /**
     * Reads a value of the telemetry topic.
     *
     * @param json the bytes
     * @return what Jackson would make of them, or null if it must be asked
     */
    static @Nullable Envelope read(byte[] json) {
        try (JsonParser parser = Mappers.JSON.createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? new Draft().read(parser) : null;
        } catch (IOException | RuntimeException notUsual) {
            // Jackson will say better what is wrong.
            return null;
        }
    }

    /** Readers of what comes after the kind, by kind. */
    private static Map<String, ObjectReader> others() {
        ObjectMapper withoutKind = Mappers.JSON.copy().addMixIn(Telemetry.class, KindIsKnown.class);
        JsonSubTypes types = Telemetry.class.getAnnotation(JsonSubTypes.class);
        return Arrays.stream(types.value())
                .collect(
                        Collectors.toUnmodifiableMap(
                                JsonSubTypes.Type::name,
                                type ->
                                        withoutKind
                                                .readerFor(type.value())
                                                // The envelope goes on after it.
                                                .without(
                                                        DeserializationFeature
                                                                .FAIL_ON_TRAILING_TOKENS)));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    private interface KindIsKnown {}

    /** An envelope of which some fields may still be missing. Not thread-safe. */
    private static final class Draft {
        private @Nullable StoreId store;
        private @Nullable DeviceId device;
        private long boot = -1;
        private long seq = -1;
        private @Nullable Instant time;
        private @Nullable Instant deviceTime;
        private @Nullable Instant receivedAt;
        private @Nullable ClockSource clock;
        private @Nullable Protocol protocol;
        private @Nullable Telemetry telemetry;

        @Nullable Envelope read(JsonParser parser) throws IOException {
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                parser.nextToken();
                if (!take(name, parser)) {
                    return null;
                }
            }
            boolean isWhole =
                    parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            return isWhole ? finished() : null;
        }

        private boolean take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "store" -> store = STORES.of(text(parser));
                case "device" -> device = DEVICES.of(text(parser));
                case "boot" -> boot = whole(parser);
                case "seq" -> seq = whole(parser);
                case "time" -> time = instant(parser);
                case "deviceTime" -> deviceTime = instant(parser);
                case "receivedAt" -> receivedAt = instant(parser);
                case "clock" ->
                        clock =
                                switch (text(parser)) {
                                    case "device" -> ClockSource.DEVICE;
                                    case "gateway" -> ClockSource.GATEWAY;
                                    default -> null;
                                };
                case "protocol" ->
                        protocol =
                                switch (text(parser)) {
                                    case "mqtt" -> Protocol.MQTT;
                                    case "coap" -> Protocol.COAP;
                                    default -> null;
                                };
                case "telemetry" -> telemetry = telemetry(parser);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private @Nullable Envelope finished() {
            if (store == null
                    || device == null
                    || boot < 0
                    || seq < 0
                    || time == null
                    || deviceTime == null
                    || receivedAt == null
                    || clock == null
                    || protocol == null
                    || telemetry == null) {
                return null;
            }
            return new Envelope(
                    store,
                    device,
                    boot,
                    seq,
                    time,
                    deviceTime,
                    receivedAt,
                    clock,
                    protocol,
                    telemetry);
        }
    }

    private static @Nullable Telemetry telemetry(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT
                || !"kind".equals(parser.nextFieldName())) {
            throw new NotUsualException();
        }
        parser.nextToken();
        return switch (text(parser)) {
            case "positions" -> positions(parser);
            case "weight" -> weight(parser);
            case String kind -> {
                ObjectReader reader = OTHERS.get(kind);
                if (reader == null || parser.nextToken() != JsonToken.FIELD_NAME) {
                    throw new NotUsualException();
                }
                yield reader.readValue(parser);
            }
        };
    }

    private static Positions positions(JsonParser parser) throws IOException {
        if (!"tracks".equals(parser.nextFieldName())
                || parser.nextToken() != JsonToken.START_ARRAY) {
            throw new NotUsualException();
        }
        List<Positions.Track> tracks = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            tracks.add(track(parser));
        }
        expect(parser, JsonToken.END_ARRAY);
        parser.nextToken();
        expect(parser, JsonToken.END_OBJECT);
        return new Positions(tracks);
    }

    private static Positions.Track track(JsonParser parser) throws IOException {
        String id = null;
        double x = Double.NaN;
        double y = Double.NaN;
        boolean staff = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "id" -> id = text(parser);
                case "x" -> x = number(parser);
                case "y" -> y = number(parser);
                case "staff" -> staff = parser.getBooleanValue();
                default -> throw new NotUsualException();
            }
        }
        expect(parser, JsonToken.END_OBJECT);
        if (id == null) {
            throw new NotUsualException();
        }
        return new Positions.Track(id, x, y, staff);
    }

    private static Weight weight(JsonParser parser) throws IOException {
        ShelfId shelf = null;
        double grams = Double.NaN;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "shelf" -> shelf = SHELVES.of(text(parser));
                case "grams" -> grams = number(parser);
                default -> throw new NotUsualException();
            }
        }
        expect(parser, JsonToken.END_OBJECT);
        if (shelf == null) {
            throw new NotUsualException();
        }
        return new Weight(shelf, grams);
    }

    private static String text(JsonParser parser) throws IOException {
        expect(parser, JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static long whole(JsonParser parser) throws IOException {
        expect(parser, JsonToken.VALUE_NUMBER_INT);
        return parser.getLongValue();
    }

    private static double number(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            expect(parser, JsonToken.VALUE_NUMBER_FLOAT);
        }
        return parser.getDoubleValue();
    }

    private static Instant instant(JsonParser parser) throws IOException {
        expect(parser, JsonToken.VALUE_STRING);
        Instant read =
                IsoInstant.read(
                        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        if (read == null) {
            throw new NotUsualException();
        }
        return read;
    }

    private static void expect(JsonParser parser, JsonToken token) {
        if (parser.currentToken() != token) {
            throw new NotUsualException();
        }
    }

    /** Jackson must be asked. */
    private static final class NotUsualException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotUsualException() {
            // How it came to that interests nobody, and would cost more than reading.
            super("not usual", null, false, false);
        }
    }
}
