package org.aisleflow.streams.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final StoreId STORE = StoreId.of("s1");
    private static final Codec<Long> NUMBER =
            new Codec<>() {
                @Override
                public void write(Long entry, BytesOut out) {
                    out.signed(entry);
                }

                @Override
                public Long read(BytesIn in) {
                    return in.signed();
                }
            };
    private static final Form<Long> SUMS = Form.facts(1, NUMBER);
    private static final Form<Long> COUNTS = Form.internal(2, NUMBER);

    /**
     * Each message adds 1 to one of ten sums and to the count of all; a crash cuts the changelog
     * anywhere. Whatever is left, the sums and the count agree with the offset, so that going on
     * from there counts every message once.
     */
    @Property(tries = 300)
    void isWholeAfterACrashAnywhere(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int messages) {
        Random random = new Random(seed);
        Log log = new Log();
        Books books = new Books(log);
        int next = 0;
        for (int crash = 0; crash < 4; crash++) {
            while (next < messages) {
                process(books, next++);
                if (random.nextInt(5) == 0) {
                    books.commit();
                }
                if (random.nextInt(60) == 0) {
                    break;
                }
            }
            log.cut(random);
            books = log.restored();
            next = Math.toIntExact(books.table(COUNTS).keys().isEmpty() ? 0 : count(books));
            assertThat(books.wasProcessed("telemetry", next)).isFalse();
            assertThat(next == 0 || books.wasProcessed("telemetry", next - 1)).isTrue();
            assertThat(sum(books)).isEqualTo(next);
        }
    }

    /** So that what is fresh need not wait until very much is told, as after a crash. */
    @Test
    void tellsVeryMuchInPortionsAndForgetsNothingOfIt() {
        Log log = new Log();
        Books books = new Books(log);
        int many = 100_000;
        books.change(() -> {
            for (int i = 0; i < many; i++) {
                books.table(SUMS).put(EntryKey.of(STORE, "sum-" + i), 1L);
            }
        });
        books.commit();
        Set<String> told = new HashSet<>();
        books.table(SUMS).tell(entry -> told.add(entry.getKey().subject()));
        assertThat(told).hasSize(40_000);
        books.commit();
        books.commit();

        Books restored = log.restored();
        for (int i = 0; i < 3; i++) {
            restored.table(SUMS).tell(entry -> told.add(entry.getKey().subject()));
        }

        assertThat(told).hasSize(many);
    }

    /** Nothing that changed may stay untold because of a crash; telling twice does no harm. */
    @Property(tries = 300)
    void tellsAgainWhatACrashMayHaveSwallowed(@ForAll long seed) {
        Random random = new Random(seed);
        Log log = new Log();
        Books books = new Books(log);
        Set<String> durable = new TreeSet<>();
        Set<String> toldSinceCommit = new TreeSet<>();
        for (int message = 0; message < 40; message++) {
            process(books, message);
            if (random.nextInt(4) == 0) {
                books.table(SUMS).tell(entry -> toldSinceCommit.add(text(entry)));
            }
            if (random.nextInt(4) == 0) {
                books.commit();
                durable.addAll(toldSinceCommit);
                toldSinceCommit.clear();
            }
        }
        log.cut(random);

        books = log.restored();
        books.table(SUMS).tell(entry -> durable.add(text(entry)));

        for (EntryKey key : books.table(SUMS).keys()) {
            assertThat(durable).contains(key + "=" + books.table(SUMS).get(key));
        }
    }

    @Test
    void writesNothingThatIsHalfDone() {
        Log log = new Log();
        Books books = new Books(log);
        assertThatThrownBy(() ->
                        books.change(() -> {
                            books.table(SUMS).put(EntryKey.of(STORE, "a"), 1L);
                            throw new IllegalStateException("a bug");
                        }))
                .hasMessage("a bug");

        books.commit();

        assertThat(log.keys).isEmpty();
    }

    private static void process(Books books, int offset) {
        books.change(() -> {
            Table<Long> sums = books.table(SUMS);
            Table<Long> counts = books.table(COUNTS);
            EntryKey sum = EntryKey.of(STORE, "sum-" + offset % 10);
            EntryKey count = EntryKey.of(STORE, "");
            Long before = sums.get(sum);
            Long all = counts.get(count);
            sums.put(sum, before == null ? 1 : before + 1);
            counts.put(count, all == null ? 1 : all + 1);
            books.processed("telemetry", offset);
        });
    }

    private static long count(Books books) {
        Long count = books.table(COUNTS).get(EntryKey.of(STORE, ""));
        return count == null ? 0 : count;
    }

    private static long sum(Books books) {
        Table<Long> sums = books.table(SUMS);
        long sum = 0;
        for (EntryKey key : sums.keys()) {
            Long value = sums.get(key);
            sum += value == null ? 0 : value;
        }
        return sum;
    }

    private static String text(java.util.Map.Entry<EntryKey, Long> entry) {
        return entry.getKey() + "=" + entry.getValue();
    }

    /** A changelog that a crash can cut. */
    private static final class Log implements Changelog {
        private final List<byte[]> keys = new ArrayList<>();
        private final List<byte @Nullable []> values = new ArrayList<>();

        @Override
        public void append(byte[] key, byte @Nullable [] value) {
            keys.add(key);
            values.add(value);
        }

        void cut(Random random) {
            int left = keys.size() - random.nextInt(Math.min(keys.size(), 12) + 1);
            keys.subList(left, keys.size()).clear();
            values.subList(left, values.size()).clear();
        }

        Books restored() {
            Books books = new Books(this);
            for (int i = 0; i < keys.size(); i++) {
                books.restore(keys.get(i), values.get(i));
            }
            books.restored();
            return books;
        }
    }
}
