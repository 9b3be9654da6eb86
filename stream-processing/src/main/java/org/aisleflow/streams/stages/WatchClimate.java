package org.aisleflow.streams.stages;

import java.time.Duration;
import java.time.ZoneOffset;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.catalog.Catalog;
import org.aisleflow.streams.catalog.StorePlan;
import org.aisleflow.streams.climate.ClimateBook;
import org.aisleflow.streams.climate.ExcursionAlert;
import org.aisleflow.streams.climate.TemperatureBand;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Watches over temperatures that must stay in a band. */
final class WatchClimate implements Stage.Work<StoreId, Envelope> {
    private final Desk desk;
    private final Catalog catalog;
    private final Table<ClimateBook> places;
    private final Table<Alert> alerts;

    WatchClimate(ProcessorContext<Object, Object> context, Duration tellInterval) {
        this.desk = new Desk(context);
        this.catalog = desk.catalog();
        this.places = desk.table(Tables.CLIMATE_BOOKS);
        this.alerts = desk.table(Tables.EXCURSION_ALERTS);
        desk.tellAlertsEvery(tellInterval, alerts);
    }

    @Override
    public void process(Record<StoreId, Envelope> record) {
        Envelope envelope = record.value();
        if (!(envelope.telemetry() instanceof Climate climate)) {
            return;
        }
        EntryKey key = EntryKey.of(envelope.store(), envelope.device().value());
        StorePlan plan = catalog.store(envelope.store());
        TemperatureBand band =
                TemperatureBand.of(plan == null ? null : plan.device(envelope.device()));
        ClimateBook before = places.get(key);
        ClimateBook book = ClimateBook.after(before, envelope.time(), climate.celsius(), band);
        if (book.equals(before)) {
            return;
        }
        places.put(key, book);
        ExcursionAlert alert =
                new ExcursionAlert(
                        envelope.store(),
                        envelope.device(),
                        plan == null ? ZoneOffset.UTC : plan.store().timezone());
        Alert known = alerts.get(key);
        if (book.isExcursion()) {
            desk.keep(alerts, key, alert.open(book, band), envelope.receivedAt());
        } else if (known != null && known.until() == null) {
            desk.keep(alerts, key, alert.closed(known, book.time()), envelope.receivedAt());
        }
    }
}
