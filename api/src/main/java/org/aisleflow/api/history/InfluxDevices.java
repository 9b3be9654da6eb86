package org.aisleflow.api.history;

import java.util.List;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.influxdb.dto.Point;

/** The measurements of how devices did: their messages, and what was wrong. */
final class InfluxDevices {
    private static final InfluxMeasurement<LedgerHour> LEDGER =
            new InfluxMeasurement<>(
                    LedgerHour.class, "ledger", InfluxDevices::write, InfluxDevices::ledger);

    private static final InfluxMeasurement<PastAlert> PAST_ALERTS =
            new InfluxMeasurement<>(
                    PastAlert.class, "pastAlerts", InfluxDevices::write, InfluxDevices::pastAlert);

    static final List<InfluxMeasurement<?>> ALL = List.of(LEDGER, PAST_ALERTS);

    private InfluxDevices() {}

    private static Point.Builder write(Point.Builder point, LedgerHour fact) {
        return point.tag("device", fact.device().value())
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

    private static LedgerHour ledger(InfluxRow row) {
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

    private static Point.Builder write(Point.Builder point, PastAlert fact) {
        StoredAlert alert = StoredAlert.of(fact);
        return point.tag("type", alert.type())
                .tag("about", alert.about())
                .addField("severity", alert.severity())
                .addField("until", alert.untilMillis())
                .addField("message", alert.message())
                .addField("evidence", alert.evidence());
    }

    private static PastAlert pastAlert(InfluxRow row) {
        return new StoredAlert(
                        row.text("type"),
                        row.text("about"),
                        row.text("severity"),
                        row.whole("until"),
                        row.text("message"),
                        row.text("evidence"))
                .alert(row.store(), row.start(), row.arrival());
    }

    static Reported reported(InfluxRow row) {
        return new Reported(
                DeviceId.of(row.text("device")),
                row.start(),
                Long.parseUnsignedLong(row.text("reportedMinutes"), 16));
    }
}
