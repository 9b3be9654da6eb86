package org.aisleflow.streams.floor;

import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;

/** How somebody came to the first sighting of a trail; see {@link Stitching}. */
sealed interface Beginning {
    /** Somebody new, alone as far as is known. */
    Beginning ALONE = new Anew(false);

    /** Whether the numbers come out the same from both. */
    boolean isSameAs(Beginning other);

    /**
     * Somebody new.
     *
     * @param companion whether they came with somebody who was there before
     */
    record Anew(boolean companion) implements Beginning {
        @Override
        public boolean isSameAs(Beginning other) {
            return equals(other);
        }
    }

    /**
     * Another sensor follows the same person, and has not stopped.
     *
     * @param before that sensor's trail
     */
    record Shadow(TrailName before) implements Beginning {
        @Override
        public boolean isSameAs(Beginning other) {
            return equals(other);
        }
    }

    /**
     * The same person as in an earlier trail, which has ended.
     *
     * @param before the earlier trail
     * @param overlaps whether it ended after this one began
     * @param end when it ended: only what was seen later adds to the visit
     * @param visit how things stood then
     */
    record Continued(TrailName before, boolean overlaps, long end, Visit visit)
            implements Beginning {
        @Override
        public boolean isSameAs(Beginning other) {
            return other instanceof Continued continued
                    && before.equals(continued.before)
                    && overlaps == continued.overlaps
                    && end == continued.end
                    && visit.isSameAs(continued.visit);
        }
    }

    /** Writes it. */
    static void write(Beginning beginning, BytesOut out) {
        switch (beginning) {
            case Anew(boolean companion) -> out.octet(companion ? 1 : 0);
            case Shadow(TrailName before) -> before.write(out.octet(2));
            case Continued(TrailName before, boolean overlaps, long end, Visit visit) -> {
                before.write(out.octet(overlaps ? 4 : 3));
                out.signed(end);
                visit.write(out);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static Beginning read(BytesIn in) {
        int kind = in.octet();
        return switch (kind) {
            case 0, 1 -> new Anew(kind == 1);
            case 2 -> new Shadow(TrailName.read(in));
            case 3, 4 -> new Continued(TrailName.read(in), kind == 4, in.signed(), Visit.read(in));
            default -> throw new IllegalStateException("no beginning is written as " + kind);
        };
    }
}
