package org.aisleflow.api.history;

import java.util.List;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;
import org.influxdb.dto.Point;

/** The measurements of doors, tills and goods. */
final class InfluxDoors {
    private static final InfluxMeasurement<FootfallWindow> FOOTFALL =
            new InfluxMeasurement<>(
                    FootfallWindow.class, "footfall", InfluxDoors::write, InfluxDoors::footfall);

    private static final InfluxMeasurement<EntryExitWindow> ENTRY_EXIT =
            new InfluxMeasurement<>(
                    EntryExitWindow.class, "entryExit", InfluxDoors::write, InfluxDoors::entryExit);

    private static final InfluxMeasurement<ReceiptWindow> RECEIPTS =
            new InfluxMeasurement<>(
                    ReceiptWindow.class, "receipts", InfluxDoors::write, InfluxDoors::receipts);

    private static final InfluxMeasurement<QueueWindow> QUEUES =
            new InfluxMeasurement<>(
                    QueueWindow.class, "queues", InfluxDoors::write, InfluxDoors::queue);

    private static final InfluxMeasurement<SalesWindow> SALES =
            new InfluxMeasurement<>(
                    SalesWindow.class, "sales", InfluxDoors::write, InfluxDoors::sales);

    static final List<InfluxMeasurement<?>> ALL =
            List.of(FOOTFALL, ENTRY_EXIT, RECEIPTS, QUEUES, SALES);

    private InfluxDoors() {}

    private static Point.Builder write(Point.Builder point, FootfallWindow fact) {
        return point.tag("line", fact.line().value())
                .addField("in", fact.in())
                .addField("out", fact.out())
                .addField("passing", fact.passing());
    }

    private static FootfallWindow footfall(InfluxRow row) {
        return new FootfallWindow(
                row.store(),
                LineId.of(row.text("line")),
                row.start(),
                row.whole("in"),
                row.whole("out"),
                row.whole("passing"),
                row.arrival());
    }

    private static Point.Builder write(Point.Builder point, EntryExitWindow fact) {
        return point.tag("in", fact.in().value())
                .tag("out", fact.out().value())
                .addField("visits", fact.count());
    }

    private static EntryExitWindow entryExit(InfluxRow row) {
        return new EntryExitWindow(
                row.store(),
                row.start(),
                LineId.of(row.text("in")),
                LineId.of(row.text("out")),
                row.whole("visits"),
                row.arrival());
    }

    private static Point.Builder write(Point.Builder point, ReceiptWindow fact) {
        return point.tag("device", fact.till().value())
                .addField("receipts", fact.receipts())
                .addField("units", fact.units());
    }

    private static ReceiptWindow receipts(InfluxRow row) {
        return new ReceiptWindow(
                row.store(),
                DeviceId.of(row.text("device")),
                row.start(),
                row.whole("receipts"),
                row.number("units"),
                row.arrival());
    }

    private static Point.Builder write(Point.Builder point, QueueWindow fact) {
        return point.tag("zone", fact.zone().value())
                .addField("presentSeconds", fact.presentSeconds())
                .addField("longest", fact.longest())
                .addField("joined", fact.joined())
                .addField("waitSeconds", fact.waitSeconds());
    }

    private static QueueWindow queue(InfluxRow row) {
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

    private static Point.Builder write(Point.Builder point, SalesWindow fact) {
        return point.tag("sku", fact.sku().value()).addField("units", fact.units());
    }

    private static SalesWindow sales(InfluxRow row) {
        return new SalesWindow(
                row.store(),
                Sku.of(row.text("sku")),
                row.start(),
                row.number("units"),
                row.arrival());
    }
}
