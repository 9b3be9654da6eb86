package org.aisleflow.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Payloads of which each is wrong in its own way, the same ones for the same seed. */
final class MalformedPayloads {
    private static final List<Function<Random, byte[]>> WAYS =
            List.of(
                    MalformedPayloads::cut,
                    MalformedPayloads::noise,
                    random -> text("{\"boot\":1,\"seq\":" + -random.nextInt(1, 99) + "}"),
                    random -> with("\"in\":\"" + "x".repeat(random.nextInt(2_000)) + "\""),
                    random -> with("\"in\":-" + random.nextInt(1, 1_000_000)),
                    random -> with("\"in\":1e" + random.nextInt(300, 5_000)),
                    random -> with("\"in\":NaN"),
                    random -> with("\"in\":1,\"in\":" + random.nextInt(9)),
                    random -> text("[".repeat(random.nextInt(1, 8_000))),
                    random -> text("{\"a\":".repeat(random.nextInt(33, 2_000))),
                    random -> text("null ".repeat(random.nextInt(1, 9))),
                    random -> with("\"in\":1} {\"again\":1"),
                    _ -> new byte[0]);

    private MalformedPayloads() {}

    static List<byte[]> of(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> WAYS.get(i % WAYS.size()).apply(random))
                .toList();
    }

    /** Broken off before its last byte. */
    private static byte[] cut(Random random) {
        String whole = TestShop.crossing(1);
        return text(whole.substring(0, random.nextInt(whole.length())));
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(1, 500)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A whole message but for one field. */
    private static byte[] with(String field) {
        return text(
                "{\"boot\":1,\"seq\":1,\"time\":\"2026-01-31T09:30:00Z\",\"line\":\"door-1\",\"out\":0,"
                        + field
                        + "}");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
