package org.aisleflow.streams.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.aisleflow.contracts.ids.StoreId;
import org.junit.jupiter.api.Test;

class ForgettingTest {
    private static final StoreId SHOP = StoreId.of("s1");
    private static final StoreId OTHER_SHOP = StoreId.of("s11");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2025-03-08T19:00:00Z");
    private static final Duration AGE = Duration.ofDays(15);
    private static final Codec<String> TEXT =
            new Codec<>() {
                @Override
                public void write(String entry, BytesOut out) {
                    out.text(entry);
                }

                @Override
                public String read(BytesIn in) {
                    return in.text();
                }
            };
    private static final Form<String> WINDOWS = Form.facts(7, TEXT);

    private final List<Consumer<Books>> changelog = new ArrayList<>();
    private final Books books =
            new Books((key, value) -> changelog.add(again -> again.restore(key, value)));
    private final Table<String> windows = books.table(WINDOWS);
    private final Forgetting forgetting = new Forgetting(windows, AGE);
    private int told;

    @Test
    void forgetsWhatIsOlderThanTheNewestByMoreThanTheAge() {
        EntryKey newest = window(SHOP, NOW);
        EntryKey justYoungEnough = window(SHOP, NOW.minus(AGE));
        EntryKey old = window(SHOP, NOW.minus(AGE).minusMillis(1));
        write(newest, justYoungEnough, old);

        sweep(NOW);

        assertThat(windows.keys()).containsExactly(justYoungEnough, newest);
        assertThat(windows.get(old)).isNull();
    }

    @Test
    void keepsWhatIsOldByTheClockAloneWhileMoreOfThatTimeComes() {
        EntryKey first = window(SHOP, LONG_AGO);
        write(first);
        for (int hour = 1; hour <= 5; hour++) {
            sweep(NOW.plus(Duration.ofDays(hour)));
            write(window(SHOP, LONG_AGO.plus(Duration.ofHours(hour))));
        }
        sweep(NOW.plus(Duration.ofDays(6)));

        assertThat(windows.keys()).hasSize(6).contains(first);
    }

    @Test
    void forgetsAStoreOfWhichNothingMoreComes() {
        write(window(SHOP, LONG_AGO));
        sweep(NOW);

        sweep(NOW.plus(AGE));
        assertThat(windows.keys()).hasSize(1);
        sweep(NOW.plus(AGE).plusMillis(1));
        assertThat(windows.keys()).isEmpty();
    }

    @Test
    void doesNotForgetTheBacklogOfOneStoreForAnotherThatIsLive() {
        EntryKey late = window(OTHER_SHOP, LONG_AGO);
        EntryKey live = window(SHOP, NOW);
        write(late, live, window(SHOP, LONG_AGO));

        sweep(NOW);

        assertThat(windows.keys()).containsExactlyInAnyOrder(late, live);
    }

    @Test
    void doesNotForgetMoreThanTheClockSaysForAWindowInTheFuture() {
        EntryKey ahead = window(SHOP, NOW.plus(Duration.ofDays(400)));
        EntryKey live = window(SHOP, NOW.minus(AGE));
        write(ahead, live);

        sweep(NOW);
        assertThat(windows.keys()).containsExactly(live, ahead);
        sweep(NOW.plusMillis(1));
        assertThat(windows.keys()).containsExactly(ahead);
    }

    @Test
    void keepsWhatNobodyWasToldOf() {
        EntryKey old = window(SHOP, LONG_AGO);
        books.change(() -> {
            windows.put(window(SHOP, NOW), "");
            windows.put(old, "");
        });
        books.commit();

        sweep(NOW);
        assertThat(windows.keys()).contains(old);

        tell();
        sweep(NOW);
        assertThat(windows.keys()).doesNotContain(old);
    }

    @Test
    void forgetsOnlySoManyAtOnce() {
        write(window(SHOP, NOW));
        EntryKey[] old = new EntryKey[12_000];
        for (int i = 0; i < old.length; i++) {
            old[i] = window(SHOP, LONG_AGO.plusSeconds(i));
        }
        write(old);

        sweep(NOW);
        assertThat(windows.keys()).hasSize(2_001);
        sweep(NOW);
        assertThat(windows.keys()).hasSize(1);
    }

    @Test
    void forgetsInTheChangelogToo() {
        write(window(SHOP, NOW), window(SHOP, LONG_AGO));
        sweep(NOW);

        assertThat(restored().table(WINDOWS).keys()).containsExactly(window(SHOP, NOW));
    }

    private static EntryKey window(StoreId store, Instant start) {
        return new EntryKey(store, start.toEpochMilli(), "door-1");
    }

    /** Lets windows be counted, told and made durable. */
    private void write(EntryKey... keys) {
        books.change(() -> {
            for (EntryKey key : keys) {
                windows.put(key, "");
            }
        });
        books.commit();
        tell();
    }

    private void tell() {
        int before;
        do {
            before = told;
            books.change(() -> windows.tell(_ -> told++));
        } while (told > before);
        books.commit();
    }

    private Books restored() {
        Books again = new Books((_, _) -> {});
        changelog.forEach(record -> record.accept(again));
        again.restored();
        return again;
    }

    private void sweep(Instant now) {
        books.change(() -> forgetting.sweep(now.toEpochMilli()));
        books.commit();
    }
}
