package org.aisleflow.api.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Kind;
import org.influxdb.dto.Point;

/**
 * Facts as points of InfluxDB and back. Tags are store, door, zone, device, product and the alert's
 * type and subject only; the timestamp is the window's start: writing a fact again overwrites it.
 */
final class InfluxPoints {
    static final String FOOTFALL = "footfall";
    static final String ZONES = "zones";
    static final String VISITS = "visits";
    static final String FLOWS = "flows";
    static final String PATHS = "paths";
    static final String ENTRY_EXIT = "entryExit";
    static final String RECEIPTS = "receipts";
    static final String QUEUES = "queues";
    static final String SALES = "sales";
    static final String PAST_ALERTS = "pastAlerts";
    static final String HEAT = "heat";
    static final String LEDGER = "ledger";
    static final List<String> MEASUREMENTS =
            List.of(
                    FOOTFALL,
                    ZONES,
                    VISITS,
                    FLOWS,
                    PATHS,
                    ENTRY_EXIT,
                    RECEIPTS,
                    QUEUES,
                    SALES,
                    PAST_ALERTS,
                    HEAT,
                    LEDGER);

    /** When each store was first heard of: one point a store, at 1970, which no retention drops. */
    static final String OBSERVED = "observed";

    /** A string field holds 64 KB; a grid that is larger when packed takes several. */
    private static final int MOST_CHARACTERS = 60_000;

    private InfluxPoints() {}

    static Point point(WindowFact fact) {
        Point.Builder point =
                switch (fact) {
                    case FootfallWindow footfall -> point(footfall);
                    case ZoneWindow zone -> point(zone);
                    case VisitWindow visit -> point(visit);
                    case FlowWindow flow -> point(flow);
                    case PathWindow path -> point(path);
                    case EntryExitWindow doors -> point(doors);
                    case ReceiptWindow receipts -> point(receipts);
                    case QueueWindow queue -> point(queue);
                    case SalesWindow sales -> point(sales);
                    case PastAlert alert -> point(alert);
                    case HeatWindow heat -> point(heat);
                    case LedgerHour hour -> point(hour);
                };
        return point.tag("store", fact.store().value())
                .time(fact.start().toEpochMilli(), TimeUnit.MILLISECONDS)
                .addField("first", fact.arrival().first().toEpochMilli())
                .addField("last", fact.arrival().last().toEpochMilli())
                .build();
    }

    static Point observed(StoreId store, Instant first) {
        return Point.measurement(OBSERVED)
                .tag("store", store.value())
                .time(0, TimeUnit.MILLISECONDS)
                .addField("first", first.toEpochMilli())
                .build();
    }

    private static Point.Builder point(FootfallWindow fact) {
        return Point.measurement(FOOTFALL)
                .tag("line", fact.line().value())
                .addField("in", fact.in())
                .addField("out", fact.out())
                .addField("passing", fact.passing());
    }

    static FootfallWindow footfall(InfluxRow row) {
        return new FootfallWindow(
                row.store(),
                LineId.of(row.text("line")),
                row.start(),
                row.whole("in"),
                row.whole("out"),
                row.whole("passing"),
                row.arrival());
    }

    private static Point.Builder point(ZoneWindow fact) {
        return Point.measurement(ZONES)
                .tag("zone", fact.zone().value())
                .addField("entries", fact.entries())
                .addField("uniqueVisits", fact.uniqueVisits())
                .addField("dwells", fact.dwells())
                .addField("dwellSeconds", fact.dwellSeconds())
                .addField("staySeconds", fact.staySeconds())
                .addField("firsts", fact.firsts())
                .addField("lasts", fact.lasts());
    }

    static ZoneWindow zone(InfluxRow row) {
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

    private static Point.Builder point(VisitWindow fact) {
        return Point.measurement(VISITS)
                .addField("visits", fact.visits())
                .addField("bounces", fact.bounces())
                .addField("visitSeconds", fact.visitSeconds())
                .addField("metres", fact.metres())
                .addField("staff", fact.staff())
                .addField("companions", fact.companions())
                .addField("presentSeconds", fact.presentSeconds())
                .addField("staffSeconds", fact.staffSeconds());
    }

    static VisitWindow visit(InfluxRow row) {
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

    private static Point.Builder point(FlowWindow fact) {
        return Point.measurement(FLOWS)
                .tag("from", fact.from().value())
                .tag("to", fact.to().value())
                .addField("count", fact.count());
    }

    static FlowWindow flow(InfluxRow row) {
        return new FlowWindow(
                row.store(),
                row.start(),
                ZoneId.of(row.text("from")),
                ZoneId.of(row.text("to")),
                row.whole("count"),
                row.arrival());
    }

    private static Point.Builder point(PathWindow fact) {
        return Point.measurement(PATHS)
                .tag("zones", fact.series())
                .addField("visits", fact.count())
                .addField("receipts", fact.receipts())
                .addField("units", fact.units())
                .addField("sales", fact.sales());
    }

    static PathWindow path(InfluxRow row) {
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

    private static Point.Builder point(EntryExitWindow fact) {
        return Point.measurement(ENTRY_EXIT)
                .tag("in", fact.in().value())
                .tag("out", fact.out().value())
                .addField("visits", fact.count());
    }

    static EntryExitWindow entryExit(InfluxRow row) {
        return new EntryExitWindow(
                row.store(),
                row.start(),
                LineId.of(row.text("in")),
                LineId.of(row.text("out")),
                row.whole("visits"),
                row.arrival());
    }

    private static Point.Builder point(ReceiptWindow fact) {
        return Point.measurement(RECEIPTS)
                .tag("device", fact.till().value())
                .addField("receipts", fact.receipts())
                .addField("units", fact.units());
    }

    static ReceiptWindow receipts(InfluxRow row) {
        return new ReceiptWindow(
                row.store(),
                DeviceId.of(row.text("device")),
                row.start(),
                row.whole("receipts"),
                row.number("units"),
                row.arrival());
    }

    private static Point.Builder point(QueueWindow fact) {
        return Point.measurement(QUEUES)
                .tag("zone", fact.zone().value())
                .addField("presentSeconds", fact.presentSeconds())
                .addField("longest", fact.longest())
                .addField("joined", fact.joined())
                .addField("waitSeconds", fact.waitSeconds());
    }

    static QueueWindow queue(InfluxRow row) {
        return new QueueWindow(
                row.store(),
                ZoneId.of(row.text("zone")),
                row.start(),
                row.number("presentSeconds"),
                row.number("longest"),
                row.whole("joined"),
                row.number("waitSeconds"),
                row.arrival());
    }

    private static Point.Builder point(SalesWindow fact) {
        return Point.measurement(SALES)
                .tag("sku", fact.sku().value())
                .addField("units", fact.units());
    }

    static SalesWindow sales(InfluxRow row) {
        return new SalesWindow(
                row.store(),
                Sku.of(row.text("sku")),
                row.start(),
                row.number("units"),
                row.arrival());
    }

    private static Point.Builder point(PastAlert fact) {
        StoredAlert alert = StoredAlert.of(fact);
        return Point.measurement(PAST_ALERTS)
                .tag("type", alert.type())
                .tag("about", alert.about())
                .addField("severity", alert.severity())
                .addField("until", alert.untilMillis())
                .addField("message", alert.message())
                .addField("evidence", alert.evidence());
    }

    static PastAlert pastAlert(InfluxRow row) {
        return new StoredAlert(
                        row.text("type"),
                        row.text("about"),
                        row.text("severity"),
                        row.whole("until"),
                        row.text("message"),
                        row.text("evidence"))
                .alert(row.store(), row.start(), row.arrival());
    }

    private static Point.Builder point(HeatWindow fact) {
        String packed = Base64.getEncoder().encodeToString(HeatPacking.pack(fact.cells()));
        Point.Builder point =
                Point.measurement(HEAT)
                        .addField("personSeconds", HeatPacking.personSeconds(fact))
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

    private static int parts(int characters) {
        return Math.ceilDiv(characters, MOST_CHARACTERS);
    }

    static HeatWindow heat(InfluxRow row) {
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

    private static Point.Builder point(LedgerHour fact) {
        return Point.measurement(LEDGER)
                .tag("device", fact.device().value())
                .addField("kind", fact.kind().text())
                .addField("accepted", fact.accepted())
                .addField("duplicates", fact.duplicates())
                .addField("rejected", LedgerText.rejected(fact))
                .addField("expired", fact.expired())
                .addField("missing", fact.missing())
                .addField("missingRanges", LedgerText.gaps(fact))
                .addField("late", fact.late())
                // Text, since numbers come back as doubles and this one uses 60 bits.
                .addField("reportedMinutes", Long.toHexString(fact.reportedMinutes()));
    }

    static LedgerHour ledger(InfluxRow row) {
        return new LedgerHour(
                row.store(),
                DeviceId.of(row.text("device")),
                Kind.find(row.text("kind")).orElseThrow(),
                row.start(),
                row.whole("accepted"),
                row.whole("duplicates"),
                LedgerText.rejected(row.text("rejected")),
                row.whole("expired"),
                row.whole("missing"),
                LedgerText.gaps(row.text("missingRanges")),
                row.whole("late"),
                Long.parseUnsignedLong(row.text("reportedMinutes"), 16),
                row.arrival());
    }

    static Reported reported(InfluxRow row) {
        return new Reported(
                DeviceId.of(row.text("device")),
                row.start(),
                Long.parseUnsignedLong(row.text("reportedMinutes"), 16));
    }

    static Presence presence(InfluxRow row) {
        return new Presence(row.start(), row.number("personSeconds"));
    }
}
