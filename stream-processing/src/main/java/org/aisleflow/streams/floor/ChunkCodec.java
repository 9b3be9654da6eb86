package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/**
 * Writes a chunk in some seven bytes a sighting: times and places as differences to the sighting
 * before, places in millimetres where that is exact. What an inexact sensor saw has its error and
 * the place that was made of it besides.
 */
final class ChunkCodec implements Codec<Chunk> {
    static final ChunkCodec INSTANCE = new ChunkCodec();

    private static final double MILLIMETRES = 1_000;
    private static final int STAFF_ONLY = 1;
    private static final int QUEUE = 2;

    /** Written as a zone of no size, so that what was stored before there were any is read. */
    private static final int DOOR = 4;

    private static final int EXACT = 0;
    private static final int IN_MILLIMETRES = 1;
    private static final int INEXACT = 2;

    /** Never set in what was stored before ids were exchanged. */
    private static final int BADGE = 4;

    private ChunkCodec() {}

    // What is not the same object is compared as usual.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public void write(Chunk chunk, BytesOut out) {
        Map<ZoneSet, Integer> sets = new LinkedHashMap<>();
        ZoneSet before = null;
        for (Sighting sighting : chunk.sightings()) {
            // Mostly the very same object; comparing what is in it takes far longer.
            if (sighting.zones() != before) {
                before = sighting.zones();
                sets.putIfAbsent(before, sets.size());
            }
        }
        out.count(sets.size());
        sets.keySet().forEach(set -> writeZones(set, out));
        out.count(chunk.sightings().size());
        long time = 0;
        long x = 0;
        long y = 0;
        before = null;
        int set = 0;
        for (Sighting sighting : chunk.sightings()) {
            out.count(sighting.time() - time);
            time = sighting.time();
            if (sighting.zones() != before) {
                before = sighting.zones();
                set = sets.getOrDefault(before, 0);
            }
            out.count(set);
            out.octet(sighting.cell() == Layout.OUTSIDE ? 0 : 1).count(sighting.sensor());
            long millimetresX = Math.round(sighting.x() * MILLIMETRES);
            long millimetresY = Math.round(sighting.y() * MILLIMETRES);
            int marks = (sighting.error() > 0 ? INEXACT : 0) | (sighting.badge() ? BADGE : 0);
            if (millimetresX / MILLIMETRES == sighting.x()
                    && millimetresY / MILLIMETRES == sighting.y()) {
                out.octet(IN_MILLIMETRES | marks);
                out.signed(millimetresX - x).signed(millimetresY - y);
                x = millimetresX;
                y = millimetresY;
            } else {
                out.octet(EXACT | marks).number(sighting.x()).number(sighting.y());
            }
            if ((marks & INEXACT) != 0) {
                Place place = sighting.place();
                out.number(sighting.error());
                out.signed(Math.round(place.x() * MILLIMETRES) - millimetresX);
                out.signed(Math.round(place.y() * MILLIMETRES) - millimetresY);
            }
        }
    }

    @Override
    public Chunk read(BytesIn in) {
        List<ZoneSet> sets = new ArrayList<>();
        for (int i = in.size(); i > 0; i--) {
            sets.add(readZones(in));
        }
        Chunk chunk = new Chunk(List.of());
        long time = 0;
        long millimetresX = 0;
        long millimetresY = 0;
        for (int i = in.size(); i > 0; i--) {
            time += in.count();
            ZoneSet zones = sets.get(in.size());
            boolean inside = in.octet() == 1;
            char sensor = (char) in.size();
            int form = in.octet();
            double x;
            double y;
            if ((form & IN_MILLIMETRES) != 0) {
                millimetresX += in.signed();
                millimetresY += in.signed();
                x = millimetresX / MILLIMETRES;
                y = millimetresY / MILLIMETRES;
            } else {
                x = in.number();
                y = in.number();
            }
            double error = (form & INEXACT) != 0 ? in.number() : 0;
            Place place = error > 0 ? place(x, y, zones, in) : new Place(x, y, zones);
            int cell = inside ? Layout.cellWithin(x, y) : Layout.OUTSIDE;
            chunk.sightings()
                    .add(new Sighting(time, x, y, cell, sensor, error, place, (form & BADGE) != 0));
        }
        return chunk;
    }

    /** A place in millimetres beside what was seen. */
    private static Place place(double x, double y, ZoneSet zones, BytesIn in) {
        long right = Math.round(x * MILLIMETRES) + in.signed();
        long up = Math.round(y * MILLIMETRES) + in.signed();
        return new Place(right / MILLIMETRES, up / MILLIMETRES, zones);
    }

    private static void writeZones(ZoneSet set, BytesOut out) {
        LineId door = set.door();
        out.count(set.zones().size() + (door == null ? 0 : 1));
        for (ZoneSet.Member zone : set.zones()) {
            out.text(zone.zone().value()).count(zone.dwellMillis());
            out.octet((zone.staffOnly() ? STAFF_ONLY : 0) | (zone.queue() ? QUEUE : 0));
        }
        if (door != null) {
            out.text(door.value()).count(0).octet(DOOR);
        }
    }

    private static ZoneSet readZones(BytesIn in) {
        List<ZoneSet.Member> zones = new ArrayList<>();
        LineId door = null;
        for (int i = in.size(); i > 0; i--) {
            String name = in.text();
            long dwellMillis = in.count();
            int is = in.octet();
            if ((is & DOOR) != 0) {
                door = LineId.of(name);
            } else {
                zones.add(
                        new ZoneSet.Member(
                                ZoneId.of(name),
                                dwellMillis,
                                (is & STAFF_ONLY) != 0,
                                (is & QUEUE) != 0));
            }
        }
        return zones.isEmpty() && door == null ? ZoneSet.NONE : new ZoneSet(zones, door);
    }
}
