package org.aisleflow.streams.floor;

import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;

/**
 * What a trail is called.
 *
 * @param track its track's name
 * @param start when it begins, in milliseconds since 1970
 */
record TrailName(String track, long start) {
    void write(BytesOut out) {
        out.text(track).signed(start);
    }

    static TrailName read(BytesIn in) {
        return new TrailName(in.text(), in.signed());
    }
}
