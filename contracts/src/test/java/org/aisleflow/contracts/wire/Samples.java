package org.aisleflow.contracts.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.telemetry.Answer;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.Count;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Delivery;
import org.aisleflow.contracts.telemetry.Location;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.telemetry.Tags;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;

/** Random records, all in range. */
public final class Samples {
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final int MILLIS_OF_LAST = 999_000_000;

    private Samples() {}

    /** Telemetry of any kind but SenML. */
    public static Arbitrary<Telemetry> numbered() {
        return Arbitraries.oneOf(
                List.of(
                        crossings(),
                        positions(),
                        weights(),
                        tags(),
                        climates(),
                        locations(),
                        sales(),
                        deliveries(),
                        counts(),
                        statuses()));
    }

    /** Telemetry of any kind. */
    public static Arbitrary<Telemetry> telemetry() {
        return Arbitraries.oneOf(numbered(), packs());
    }

    /** Messages as devices send them. */
    static Arbitrary<Message> messages() {
        return Combinators.combine(numberings(), instants(), numbered()).as(Message::new);
    }

    /** Any place among a device's messages. */
    public static Arbitrary<Numbering> numberings() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, Numbering.LARGEST),
                        Arbitraries.longs().between(1, Numbering.LARGEST))
                .as(Numbering::new);
    }

    /** Moments from 1970 to 9999. */
    public static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, LAST_SECOND),
                        Arbitraries.integers().between(0, MILLIS_OF_LAST))
                .as(Instant::ofEpochSecond);
    }

    /** Ids without dots. */
    public static Arbitrary<String> plainIds() {
        return ids("_-");
    }

    /** Ids that may have dots and colons. */
    public static Arbitrary<String> dottedIds() {
        return ids("_-.:");
    }

    /** Any text, also with characters beyond the basic plane. */
    public static Arbitrary<String> texts(int longest) {
        return Arbitraries.oneOf(
                text().ascii().ofMinLength(1).ofMaxLength(longest),
                text().withChars("äß€漢\u0000\"\\/\u2028").ofMinLength(1).ofMaxLength(longest),
                Arbitraries.just("🛒"));
    }

    private static Arbitrary<String> ids(String marks) {
        Arbitrary<String> first = text().alpha().numeric().ofLength(1);
        Arbitrary<String> rest =
                text().alpha().numeric().withChars(marks.toCharArray()).ofMaxLength(63);
        return Combinators.combine(first, rest).as(String::concat);
    }

    private static StringArbitrary text() {
        return Arbitraries.strings();
    }

    private static Arbitrary<Double> numbers(double low, double high) {
        return Arbitraries.doubles().between(low, high).ofScale(9);
    }

    private static Arbitrary<Integer> whole(int low, int high) {
        return Arbitraries.integers().between(low, high);
    }

    private static Arbitrary<Crossing> crossings() {
        return Combinators.combine(
                        plainIds().map(LineId::of),
                        whole(0, 10_000),
                        whole(0, 10_000),
                        whole(0, 10_000).injectNull(0.3))
                .as(Crossing::new);
    }

    private static Arbitrary<Positions> positions() {
        return Combinators.combine(
                        texts(32),
                        numbers(-10_000, 10_000),
                        numbers(-10_000, 10_000),
                        Arbitraries.of(true, false))
                .as(Positions.Track::new)
                .list()
                .ofMaxSize(8)
                .map(Positions::new);
    }

    private static Arbitrary<Weight> weights() {
        return Combinators.combine(plainIds().map(ShelfId::of), numbers(-1_000_000, 10_000_000))
                .as(Weight::new);
    }

    private static Arbitrary<Tags> tags() {
        return Combinators.combine(texts(100), numbers(-150, 50), whole(0, 1_000).injectNull(0.5))
                .as(Tags.Read::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(Tags::new);
    }

    private static Arbitrary<Climate> climates() {
        return Combinators.combine(numbers(-100, 200), numbers(0, 100).injectNull(0.5))
                .as(Climate::new);
    }

    private static Arbitrary<Location> locations() {
        return Combinators.combine(numbers(-90, 90), numbers(-180, 180), texts(100).injectNull(0.5))
                .as(Location::new);
    }

    private static Arbitrary<Sale> sales() {
        Arbitrary<Sale.Line> line =
                Combinators.combine(
                                dottedIds().map(Sku::of),
                                numbers(-10_000, 10_000),
                                numbers(0, 1_000_000).injectNull(0.5))
                        .as(Sale.Line::new);
        return Combinators.combine(
                        dottedIds().map(ReceiptId::of), line.list().ofMinSize(1).ofMaxSize(8))
                .as(Sale::new);
    }

    private static Arbitrary<Delivery> deliveries() {
        Arbitrary<Delivery.Line> line =
                Combinators.combine(dottedIds().map(Sku::of), numbers(0, 100_000))
                        .as(Delivery.Line::new);
        return Combinators.combine(
                        line.list().ofMinSize(1).ofMaxSize(8),
                        dottedIds().map(ShipmentId::of).injectNull(0.5))
                .as(Delivery::new);
    }

    private static Arbitrary<Count> counts() {
        return Combinators.combine(
                        dottedIds().map(Sku::of),
                        numbers(0, 100_000),
                        plainIds().map(ShelfId::of).injectNull(0.5))
                .as(Count::new);
    }

    private static Arbitrary<Status> statuses() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, Numbering.LARGEST),
                        texts(32).injectNull(0.5),
                        numbers(0, 100).injectNull(0.5),
                        numbers(0, 300_000_000).injectNull(0.5),
                        answers().injectNull(0.5))
                .as(Status::new);
    }

    private static Arbitrary<Answer> answers() {
        return Combinators.combine(
                        plainIds().map(CommandId::of),
                        Arbitraries.of(Answer.Outcome.class),
                        texts(200).injectNull(0.5))
                .as(Answer::new);
    }

    /** Resolved packs; every record has one of the four values, or a sum alone. */
    static Arbitrary<Senml> packs() {
        Arbitrary<String> names =
                text().alpha().numeric().ofMinLength(1).ofMaxLength(40).map(n -> n + ":x/y_-.1");
        // From 2^28 s on, times are absolute; below, they would be relative to now.
        Arbitrary<Double> times = numbers(0x1p28, LAST_SECOND);
        Arbitrary<Map<String, Object>> extensions =
                Arbitraries.of(Map.of(), Map.of("l", "[1]", "x1", 2.5, "y.", true));
        return Combinators.combine(
                        names,
                        Arbitraries.of("Cel", "%RH", "/").injectNull(0.3),
                        times,
                        whole(0, 4),
                        numbers(-1e12, 1e12),
                        extensions)
                .as(Samples::measurement)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(Senml::new);
    }

    private static Senml.Measurement measurement(
            String n, String u, double t, int value, double number, Map<String, Object> more) {
        return new Senml.Measurement(
                n,
                u,
                t,
                value == 0 ? number : null,
                value == 1 ? "text " + number : null,
                value == 2 ? number > 0 : null,
                value == 3 ? "aGkgCg" : null,
                value == 4 ? number : null,
                number > 0 ? number : null,
                more);
    }

    /** Bytes that look like something: mutations of a payload. */
    static byte[] mutated(byte[] payload, List<Integer> changes) {
        byte[] bytes = payload.clone();
        for (int change : changes) {
            int place = Math.floorMod(change >> 8, Math.max(1, bytes.length));
            bytes =
                    switch (change & 3) {
                        case 0 -> cut(bytes, place);
                        case 1 -> doubled(bytes, place);
                        default -> flipped(bytes, place, change >> 2);
                    };
        }
        return bytes;
    }

    private static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] doubled(byte[] bytes, int from) {
        byte[] longer = Arrays.copyOf(bytes, 2 * bytes.length - from);
        System.arraycopy(bytes, from, longer, bytes.length, bytes.length - from);
        return longer;
    }

    private static byte[] flipped(byte[] bytes, int place, int change) {
        byte[] flipped = bytes.clone();
        IntStream.range(place, Math.min(place + 1, bytes.length))
                .forEach(i -> flipped[i] = (byte) change);
        return flipped;
    }
}
