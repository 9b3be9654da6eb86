package org.aisleflow.streams.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a device have come, exactly: for its newest {@value #MOST_BOOTS} boots, with up
 * to {@value #MOST_RUNS} gaps each. Beyond that the lowest gaps are given up: their numbers stay
 * missing for good. Hours are counted since 1970.
 */
public final class DeviceBook {
    static final int MOST_BOOTS = 8;
    static final int MOST_RUNS = 1_000;

    /** How it is stored. */
    public static final Codec<DeviceBook> CODEC =
            new Codec<>() {
                @Override
                public void write(DeviceBook book, BytesOut out) {
                    out.count(book.boots.size());
                    book.boots.forEach(boot -> boot.write(out));
                }

                @Override
                public DeviceBook read(BytesIn in) {
                    DeviceBook book = new DeviceBook();
                    for (int i = in.size(); i > 0; i--) {
                        book.boots.add(BootBook.read(in));
                    }
                    return book;
                }
            };

    // Ascending by boot.
    private final List<BootBook> boots = new ArrayList<>(2);

    /**
     * Takes a message's number in.
     *
     * @param numbering the number
     * @param hour the hour the message is counted in
     * @return whether it counts, and what changes with it
     */
    public Receipt receive(Numbering numbering, long hour) {
        Receipt receipt = new Receipt();
        BootBook boot = boot(numbering.boot(), receipt);
        if (boot == null) {
            receipt.verdict = Receipt.Verdict.FORGOTTEN;
            return receipt;
        }
        if (!boot.runs().contains(numbering.seq())) {
            long highest = boot.runs().highest();
            boot.runs().add(numbering.seq(), hour, receipt::touch);
            if (numbering.seq() > highest) {
                receipt.touch(boot.announcedHour());
            }
            while (boot.runs().size() > MOST_RUNS) {
                receipt.giveUp(boot.boot(), boot.runs().closeLowestGap());
            }
            receipt.verdict = Receipt.Verdict.FIRST;
            return receipt;
        }
        BootBook.Refused refused = boot.pardon(numbering.seq());
        if (refused == null) {
            receipt.verdict = Receipt.Verdict.AGAIN;
            return receipt;
        }
        receipt.verdict = Receipt.Verdict.MENDED;
        receipt.refusedFor = refused.reason();
        receipt.refusedHour = refused.hour();
        return receipt;
    }

    /**
     * Remembers that a number that has just come was refused, so that its message can be mended and
     * sent again.
     *
     * @param numbering the number
     * @param hour the hour the refusal is counted in
     * @param reason why
     */
    public void refuse(Numbering numbering, long hour, Reason reason) {
        BootBook boot = find(numbering.boot());
        if (boot != null) {
            boot.refuse(numbering.seq(), hour, reason);
        }
    }

    /**
     * Whether a number came and was refused.
     *
     * @param numbering the number
     */
    public boolean has(Numbering numbering) {
        BootBook boot = find(numbering.boot());
        return boot != null && boot.runs().contains(numbering.seq());
    }

    /**
     * Takes a status' word for how many messages were sent.
     *
     * @param boot the boot
     * @param sent messages sent in it
     * @param hour the hour of the status
     * @param touched is given the hours whose missing messages change
     */
    public void announce(long boot, long sent, long hour, LongConsumer touched) {
        BootBook book = find(boot);
        if (book == null) {
            return;
        }
        long before = book.announce(sent, hour);
        if (before >= 0) {
            touched.accept(before);
            touched.accept(hour);
        }
    }

    /**
     * The gaps that belong to an hour, the lowest of the oldest boot first.
     *
     * @param hour the hour
     */
    List<HourBook.Missing> missingIn(long hour) {
        List<HourBook.Missing> missing = new ArrayList<>();
        for (BootBook boot : boots) {
            boot.gaps((gapHour, first, last) -> {
                if (gapHour == hour) {
                    missing.add(new HourBook.Missing(boot.boot(), first, last));
                }
            });
        }
        return missing;
    }

    /**
     * How many numbers have not come, by the hour they belong to; none of gaps that are no longer
     * kept.
     */
    public Map<Long, Long> missing() {
        Map<Long, Long> missing = new TreeMap<>();
        for (BootBook boot : boots) {
            boot.gaps((hour, first, last) -> missing.merge(hour, last - first + 1, Long::sum));
        }
        return missing;
    }

    private @Nullable BootBook find(long number) {
        for (int i = boots.size() - 1; i >= 0; i--) {
            if (boots.get(i).boot() == number) {
                return boots.get(i);
            }
        }
        return null;
    }

    private @Nullable BootBook boot(long number, Receipt receipt) {
        BootBook found = find(number);
        if (found != null) {
            return found;
        }
        if (boots.size() == MOST_BOOTS) {
            if (number < boots.getFirst().boot()) {
                return null;
            }
            BootBook oldest = boots.removeFirst();
            oldest.gaps((hour, first, last) ->
                    receipt.giveUp(oldest.boot(), new LedgerGap(hour, first, last)));
        }
        BootBook added = new BootBook(number);
        int index = 0;
        while (index < boots.size() && boots.get(index).boot() < number) {
            index++;
        }
        boots.add(index, added);
        return added;
    }
}
