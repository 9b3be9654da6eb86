package org.aisleflow.api.history;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.ZoneId;
import org.influxdb.dto.Point;

/** The measurements of what comes from positions on the floor. */
final class InfluxFloor {
    /** A string field holds 64 KB; a grid that is larger when packed takes several. */
    private static final int MOST_CHARACTERS = 60_000;

    private static final InfluxMeasurement<ZoneWindow> ZONES =
            new InfluxMeasurement<>(
                    ZoneWindow.class, "zones", InfluxFloor::write, InfluxFloor::zone);

    private static final InfluxMeasurement<VisitWindow> VISITS =
            new InfluxMeasurement<>(
                    VisitWindow.class, "visits", InfluxFloor::write, InfluxFloor::visit);

    private static final InfluxMeasurement<FlowWindow> FLOWS =
            new InfluxMeasurement<>(
                    FlowWindow.class, "flows", InfluxFloor::write, InfluxFloor::flow);

    private static final InfluxMeasurement<PathWindow> PATHS =
            new InfluxMeasurement<>(
                    PathWindow.class, "paths", InfluxFloor::write, InfluxFloor::path);

    private static final InfluxMeasurement<HeatWindow> HEAT =
            new InfluxMeasurement<>(
                    HeatWindow.class, "heat", InfluxFloor::write, InfluxFloor::heat);

    static final List<InfluxMeasurement<?>> ALL = List.of(ZONES, VISITS, FLOWS, PATHS, HEAT);

    private InfluxFloor() {}

    private static Point.Builder write(Point.Builder point, ZoneWindow fact) {
        return point.tag("zone", fact.zone().value())
                .addField("entries", fact.entries())
                .addField("uniqueVisits", fact.uniqueVisits())
                .addField("dwells", fact.dwells())
                .addField("dwellSeconds", fact.dwellSeconds())
                .addField("staySeconds", fact.staySeconds())
                .addField("firsts", fact.firsts())
                .addField("lasts", fact.lasts());
    }

    private static ZoneWindow zone(InfluxRow row) {
        return new ZoneWindow(
                row.store(),
                ZoneId.of(row.text("zone")),
                row.start(),
                row.whole("entries"),
                row.whole("uniqueVisits"),
                row.whole("dwells"),
                row.number("dwellSeconds"),
                row.number("staySeconds"),
                row.wholeOrZero("firsts"),
                row.wholeOrZero("lasts"),
                row.arrival());
    }

    private static Point.Builder write(Point.Builder point, VisitWindow fact) {
        return point.addField("visits", fact.visits())
                .addField("bounces", fact.bounces())
                .addField("visitSeconds", fact.visitSeconds())
                .addField("metres", fact.metres())
                .addField("staff", fact.staff())
                .addField("companions", fact.companions())
                .addField("presentSeconds", fact.presentSeconds())
                .addField("staffSeconds", fact.staffSeconds());
    }

    private static VisitWindow visit(InfluxRow row) {
        return new VisitWindow(
                row.store(),
                row.start(),
                row.whole("visits"),
                row.whole("bounces"),
                row.number("visitSeconds"),
                row.number("metres"),
                row.whole("staff"),
                row.wholeOrZero("companions"),
                row.numberOrZero("presentSeconds"),
                row.numberOrZero("staffSeconds"),
                row.arrival());
    }

    private static Point.Builder write(Point.Builder point, FlowWindow fact) {
        return point.tag("from", fact.from().value())
                .tag("to", fact.to().value())
                .addField("count", fact.count());
    }

    private static FlowWindow flow(InfluxRow row) {
        return new FlowWindow(
                row.store(),
                row.start(),
                ZoneId.of(row.text("from")),
                ZoneId.of(row.text("to")),
                row.whole("count"),
                row.arrival());
    }

    private static Point.Builder write(Point.Builder point, PathWindow fact) {
        return point.tag("zones", fact.series())
                .addField("visits", fact.count())
                .addField("receipts", fact.receipts())
                .addField("units", fact.units())
                .addField("sales", fact.sales());
    }

    private static PathWindow path(InfluxRow row) {
        return new PathWindow(
                row.store(),
                row.start(),
                PathText.zones(row.text("zones")),
                row.whole("visits"),
                row.wholeOrZero("receipts"),
                row.numberOrZero("units"),
                row.numberOrZero("sales"),
                row.arrival());
    }

    private static Point.Builder write(Point.Builder point, HeatWindow fact) {
        String packed = Base64.getEncoder().encodeToString(HeatPacking.pack(fact.cells()));
        point.addField("personSeconds", HeatPacking.personSeconds(fact))
                .addField("columns", fact.columns())
                .addField("rows", fact.rows())
                .addField("outside", fact.outside())
                .addField("parts", parts(packed.length()));
        for (int part = 0; part < parts(packed.length()); part++) {
            int end = Math.min(packed.length(), (part + 1) * MOST_CHARACTERS);
            point.addField("cells" + part, packed.substring(part * MOST_CHARACTERS, end));
        }
        return point;
    }

    private static HeatWindow heat(InfluxRow row) {
        var packed = new StringBuilder();
        IntStream.range(0, (int) row.whole("parts"))
                .forEach(part -> packed.append(row.text("cells" + part)));
        byte[] base64 = packed.toString().getBytes(StandardCharsets.ISO_8859_1);
        return new HeatWindow(
                row.store(),
                row.start(),
                (int) row.whole("columns"),
                (int) row.whole("rows"),
                HeatPacking.unpack(Base64.getDecoder().decode(base64)),
                row.whole("outside"),
                row.arrival());
    }

    private static int parts(int characters) {
        return Math.ceilDiv(characters, MOST_CHARACTERS);
    }

    static Presence presence(InfluxRow row) {
        return new Presence(row.start(), row.number("personSeconds"));
    }
}
