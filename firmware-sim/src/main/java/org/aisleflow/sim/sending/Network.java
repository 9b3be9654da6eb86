package org.aisleflow.sim.sending;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.aisleflow.sim.devices.Dice;
import org.aisleflow.sim.devices.Outbreaks;
import org.aisleflow.sim.world.NetworkFaults;

/**
 * Decides what happens to a message between its device and the gateway, by the device and the
 * message's number and time alone: the same messages meet the same mischief in every run.
 * Immutable.
 */
final class Network {
    private static final long MINUTE_MILLIS = 60_000;
    private static final long SECOND_MILLIS = 1_000;
    private static final double SHORTEST = 0.5;
    private static final double LONGEST = 1.5;
    private static final int NONSENSE_BYTES = 24;

    /** Neither JSON nor CBOR can begin with it. */
    private static final byte MEANINGLESS = (byte) 0xff;

    private final NetworkFaults faults;
    private final Dice dice;

    Network(NetworkFaults faults, Dice dice) {
        this.faults = faults;
        this.dice = dice;
    }

    boolean mayDuplicate() {
        return faults.duplicateShare() > 0;
    }

    Set<Mischief> mischief(Letter letter) {
        Set<Mischief> done = EnumSet.noneOf(Mischief.class);
        Dice here = of(letter);
        if (here.of("nonsense").at(letter.numbering()).hits(faults.nonsenseShare())) {
            done.add(Mischief.NONSENSE);
        } else if (here.of("truncate").at(letter.numbering()).hits(faults.truncateShare())) {
            done.add(Mischief.TRUNCATED);
        }
        if (here.of("duplicate").at(letter.numbering()).hits(faults.duplicateShare())) {
            done.add(Mischief.DUPLICATED);
        }
        if (isReordered(here, letter)) {
            done.add(Mischief.REORDERED);
        }
        if (reconnects(here, millis(letter)) > millis(letter)) {
            done.add(Mischief.DELAYED);
        }
        return done;
    }

    private boolean isReordered(Dice here, Letter letter) {
        return here.of("reorder").at(letter.numbering()).hits(faults.reorderShare());
    }

    /** When a message leaves its device: milliseconds since 1970, by the device's clock. */
    long leaves(Letter letter) {
        Dice here = of(letter);
        long said = millis(letter);
        long leaves = Math.max(said, reconnects(here, said));
        if (isReordered(here, letter)) {
            double share = here.of("reorder by").at(letter.numbering()).uniform();
            leaves += Math.round(share * faults.reorderSeconds() * SECOND_MILLIS);
        }
        return leaves;
    }

    /** The end of the outage in which a moment lies, or the beginning of time. */
    private long reconnects(Dice here, long millis) {
        long reconnects = Long.MIN_VALUE;
        if (faults.offlinePerDay() > 0) {
            Outbreaks outages = new Outbreaks(here.of("offline"), faults.offlinePerDay());
            long longest = (long) (LONGEST * faults.offlineMinutes() * MINUTE_MILLIS);
            for (long hour = Outbreaks.hourOf(millis - longest);
                    hour <= Outbreaks.hourOf(millis);
                    hour++) {
                long begins = outages.inHour(hour);
                double share =
                        SHORTEST + (LONGEST - SHORTEST) * here.of("offline for").at(hour).uniform();
                long ends =
                        begins == Outbreaks.NEVER
                                ? Long.MIN_VALUE
                                : begins + (long) (share * faults.offlineMinutes() * MINUTE_MILLIS);
                if (begins <= millis && ends > millis) {
                    reconnects = Math.max(reconnects, ends);
                }
            }
        }
        return reconnects;
    }

    /** What arrives of a message that does not arrive as it is. */
    Letter damaged(Letter letter, Set<Mischief> mischief) {
        byte[] whole = letter.payload();
        if (!mischief.contains(Mischief.NONSENSE)) {
            return letter.with(Arrays.copyOf(whole, whole.length / 2));
        }
        byte[] nonsense = new byte[NONSENSE_BYTES];
        Dice here = of(letter).of("nonsense").at(letter.numbering());
        for (int i = 0; i < nonsense.length; i++) {
            nonsense[i] = (byte) (here.at(i).uniform() * (1 << Byte.SIZE));
        }
        nonsense[0] = MEANINGLESS;
        return letter.with(nonsense);
    }

    private Dice of(Letter letter) {
        return dice.of(letter.address().store().value()).of(letter.device().value());
    }

    private static long millis(Letter letter) {
        return letter.message().time().toEpochMilli();
    }
}
