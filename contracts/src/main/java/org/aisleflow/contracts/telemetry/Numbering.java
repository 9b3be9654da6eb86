package org.aisleflow.contracts.telemetry;

/**
 * A message's place among all messages of its device: what makes it count once however often it
 * arrives.
 *
 * @param boot how often the device has restarted, 0 to 2^53 - 1
 * @param seq the message's number within the boot, from 1 on without gaps; 0 only for {@link #NONE}
 */
public record Numbering(long boot, long seq) implements Comparable<Numbering> {
    /** The largest whole number that every JSON reader keeps exactly (2^53 - 1). */
    public static final long LARGEST = (1L << 53) - 1;

    /** Off-the-shelf SenML sensors do not number their messages. */
    public static final Numbering NONE = new Numbering(0, 0);

    /** Checks the ranges. */
    public Numbering {
        Range.checkWhole("boot", boot, 0, LARGEST, "restarts");
        Range.checkWhole("seq", seq, 0, LARGEST, "(a number)");
    }

    /**
     * Says whether the device numbers its messages.
     *
     * @return false for {@link #NONE}
     */
    public boolean isKnown() {
        return seq > 0;
    }

    @Override
    public int compareTo(Numbering other) {
        return boot != other.boot ? Long.compare(boot, other.boot) : Long.compare(seq, other.seq);
    }
}
