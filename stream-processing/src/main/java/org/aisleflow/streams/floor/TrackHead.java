package org.aisleflow.streams.floor;

import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/**
 * What is known of a track beside its sightings.
 *
 * @param lastReceivedAt when its last message came, in milliseconds since 1970
 * @param staff whether it is staff
 * @param presenceMillis how long its trails last together
 * @param forgotSome whether its oldest sightings are no longer kept
 * @param before how things stood before its first sighting that is kept
 */
record TrackHead(
        long lastReceivedAt, boolean staff, long presenceMillis, boolean forgotSome, Walk before) {
    static final Codec<TrackHead> CODEC =
            new Codec<>() {
                @Override
                public void write(TrackHead head, BytesOut out) {
                    out.count(head.lastReceivedAt).octet(head.staff ? 1 : 0);
                    out.count(head.presenceMillis).octet(head.forgotSome ? 1 : 0);
                    head.before.write(out);
                }

                @Override
                public TrackHead read(BytesIn in) {
                    return new TrackHead(
                            in.count(),
                            in.octet() == 1,
                            in.count(),
                            in.octet() == 1,
                            Walk.read(in));
                }
            };
}
