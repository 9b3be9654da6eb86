package org.aisleflow.streams.floor;

import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/**
 * What is known of a track beside its sightings.
 *
 * @param lastReceivedAt when its last message came, in milliseconds since 1970
 * @param badge whether it wears a staff badge
 * @param staff whether it counts as staff
 * @param presenceMillis how long its visits lasted together that are no longer kept
 * @param backstageMillis how much of that was in zones for staff only
 * @param forgotSome whether its oldest sightings are no longer kept
 * @param beginnings how its trails began, by their start; those that began anew and alone are left
 *     out
 * @param before how things stood before its first sighting that is kept
 */
record TrackHead(
        long lastReceivedAt,
        boolean badge,
        boolean staff,
        long presenceMillis,
        long backstageMillis,
        boolean forgotSome,
        Map<Long, Beginning> beginnings,
        Walk before) {
    static final Codec<TrackHead> CODEC =
            new Codec<>() {
                @Override
                public void write(TrackHead head, BytesOut out) {
                    out.count(head.lastReceivedAt);
                    out.octet(head.badge ? 1 : 0).octet(head.staff ? 1 : 0);
                    out.signed(head.presenceMillis).signed(head.backstageMillis);
                    out.octet(head.forgotSome ? 1 : 0).count(head.beginnings.size());
                    head.beginnings.forEach(
                            (start, beginning) -> Beginning.write(beginning, out.signed(start)));
                    head.before.write(out);
                }

                @Override
                public TrackHead read(BytesIn in) {
                    return new TrackHead(
                            in.count(),
                            in.octet() == 1,
                            in.octet() == 1,
                            in.signed(),
                            in.signed(),
                            in.octet() == 1,
                            beginnings(in),
                            Walk.read(in));
                }
            };

    private static Map<Long, Beginning> beginnings(BytesIn in) {
        Map<Long, Beginning> beginnings = new TreeMap<>();
        for (int i = in.size(); i > 0; i--) {
            beginnings.put(in.signed(), Beginning.read(in));
        }
        return beginnings;
    }
}
