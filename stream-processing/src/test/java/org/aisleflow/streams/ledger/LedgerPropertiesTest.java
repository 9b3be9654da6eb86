package org.aisleflow.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;

class LedgerPropertiesTest {
    private static final int PER_HOUR = 20;

    /**
     * A device sends, restarts, loses, repeats and disorders its messages; in the end a status
     * tells how many were sent in each boot. Then accepted + refused + missing is what was sent,
     * and the gaps are exactly what was lost, whatever the order.
     */
    @Property(tries = 500)
    void balancesWhateverHappensOnTheWay(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int boots,
            @ForAll @IntRange(min = 1, max = 80) int perBoot) {
        Random random = new Random(seed);
        List<Numbering> sent = new ArrayList<>();
        List<Numbering> arriving = new ArrayList<>();
        Set<Numbering> lost = new HashSet<>();
        for (int boot = 1; boot <= boots; boot++) {
            for (int seq = 1; seq <= perBoot; seq++) {
                Numbering numbering = new Numbering(boot, seq);
                sent.add(numbering);
                boolean isLost = random.nextInt(4) == 0;
                if (isLost) {
                    lost.add(numbering);
                }
                for (int copies = isLost ? 0 : 1 + random.nextInt(2); copies > 0; copies--) {
                    arriving.add(numbering);
                }
            }
        }
        Collections.shuffle(arriving, random);

        DeviceBook book = new DeviceBook();
        int accepted = 0;
        int refused = 0;
        for (Numbering numbering : arriving) {
            if (random.nextInt(10) == 0) {
                book = restarted(book);
            }
            if (book.receive(numbering, hour(numbering)).verdict() == Receipt.Verdict.FIRST) {
                accepted++;
            } else if (random.nextInt(20) == 0 && book.has(numbering)) {
                // Refused numbers that come again are counted anew, not twice.
                book.refuse(numbering, hour(numbering), Reason.OUT_OF_RANGE);
                accepted--;
                refused++;
                Receipt again = book.receive(numbering, hour(numbering));
                assertThat(again.verdict()).isEqualTo(Receipt.Verdict.MENDED);
                refused--;
                accepted++;
            }
        }
        for (int boot = 1; boot <= boots; boot++) {
            book.announce(boot, perBoot, hour(new Numbering(boot, perBoot)), _ -> {});
        }

        Set<Numbering> missing = missing(book, boots * perBoot);
        lost.removeIf(numbering -> isOfSilentBoot(numbering, arriving));
        assertThat(missing).isEqualTo(lost);
        sent.removeIf(numbering -> isOfSilentBoot(numbering, arriving));
        assertThat(accepted + refused + missing.size()).isEqualTo(sent.size());
    }

    /** The hours of gaps follow from the messages, not from the order in which they came. */
    @Property(tries = 200)
    void attributesGapsAlikeInEveryOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Numbering> arriving = new ArrayList<>();
        for (int seq = 1; seq <= 100; seq++) {
            if (random.nextInt(3) > 0) {
                arriving.add(new Numbering(1, seq));
            }
        }
        DeviceBook inOrder = new DeviceBook();
        arriving.forEach(numbering -> inOrder.receive(numbering, hour(numbering)));
        Collections.shuffle(arriving, random);
        DeviceBook shuffled = new DeviceBook();
        arriving.forEach(numbering -> shuffled.receive(numbering, hour(numbering)));

        for (long hour = 0; hour <= 100 / PER_HOUR; hour++) {
            assertThat(shuffled.missingIn(hour)).isEqualTo(inOrder.missingIn(hour));
        }
    }

    /** Every hour whose gaps change is named, so that it can be told again. */
    @Property(tries = 200)
    void namesTheHoursWhoseGapsChange(@ForAll long seed) {
        Random random = new Random(seed);
        DeviceBook book = new DeviceBook();
        for (int i = 0; i < 60; i++) {
            Numbering numbering = new Numbering(1, 1 + random.nextInt(80));
            DeviceBook before = restarted(book);
            Receipt receipt = book.receive(numbering, hour(numbering));
            Set<Long> changed = new TreeSet<>();
            for (long hour = 0; hour <= 80 / PER_HOUR; hour++) {
                if (!book.missingIn(hour).equals(before.missingIn(hour))) {
                    changed.add(hour);
                }
            }
            assertThat(receipt.touched()).containsAll(changed);
        }
    }

    /**
     * Damaged messages come in the hour of their gap, in the one before it, or later: however many,
     * each explains one number, also when gaps are no longer kept.
     */
    @Property(tries = 300)
    void everyDamagedMessageExplainsOneNumber(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int damaged) {
        Random random = new Random(seed);
        NamelessBook book = new NamelessBook();
        Map<Long, Long> gaps = new TreeMap<>();
        Map<Long, Long> expected = new TreeMap<>();
        for (int i = 0; i < damaged; i++) {
            long hour = 10L + random.nextInt(12);
            gaps.merge(hour, 1L, Long::sum);
            expected.merge(hour, 1L, Long::sum);
            book.add(hour - 1 + random.nextInt(8));
        }

        assertThat(book.explained(gaps)).isEqualTo(expected);
        for (long hour : List.copyOf(gaps.keySet())) {
            if (random.nextBoolean()) {
                book.giveUp(hour, expected.getOrDefault(hour, 0L), gaps);
                gaps.remove(hour);
                assertThat(book.explained(gaps)).isEqualTo(expected);
            }
        }
    }

    private static boolean isOfSilentBoot(Numbering numbering, List<Numbering> arriving) {
        // Of a boot of which nothing came nobody can know.
        return arriving.stream().noneMatch(came -> came.boot() == numbering.boot());
    }

    private static Set<Numbering> missing(DeviceBook book, int hours) {
        Set<Numbering> missing = new HashSet<>();
        for (long hour = 0; hour <= hours; hour++) {
            for (HourBook.Missing gap : book.missingIn(hour)) {
                for (long seq = gap.first(); seq <= gap.last(); seq++) {
                    missing.add(new Numbering(gap.boot(), seq));
                }
            }
        }
        return missing;
    }

    private static long hour(Numbering numbering) {
        return numbering.seq() / PER_HOUR;
    }

    private static DeviceBook restarted(DeviceBook book) {
        BytesOut out = new BytesOut();
        DeviceBook.CODEC.write(book, out);
        return DeviceBook.CODEC.read(new BytesIn(out.toBytes()));
    }
}
