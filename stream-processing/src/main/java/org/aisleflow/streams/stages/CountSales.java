package org.aisleflow.streams.stages;

import java.time.Duration;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.footfall.SoldUnits;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Counts the units sold of each product per hour of event time. */
final class CountSales implements Stage.Work<StoreId, Envelope> {
    private final Table<SoldUnits> hours;

    CountSales(ProcessorContext<Object, Object> context, Duration tellInterval, Duration memory) {
        Desk desk = new Desk(context);
        this.hours = desk.table(Tables.SALES);
        desk.tellEvery(
                tellInterval,
                hours,
                (key, units) ->
                        desk.send(
                                key.store(),
                                units.fact(key.store(), Sku.of(key.subject()), key.startTime()),
                                StageNames.WRITE_SALES));
        desk.forgetAfter(memory, hours);
    }

    @Override
    public void process(Record<StoreId, Envelope> record) {
        Envelope envelope = record.value();
        if (!(envelope.telemetry() instanceof Sale sale)) {
            return;
        }
        long start = Windows.startOf(envelope.time(), Windows.SALES).toEpochMilli();
        for (Sale.Line line : sale.lines()) {
            EntryKey key = new EntryKey(envelope.store(), start, line.sku().value());
            SoldUnits units = hours.get(key);
            hours.put(
                    key,
                    (units == null ? SoldUnits.none(envelope.receivedAt()) : units)
                            .with(line.quantity(), envelope.receivedAt()));
        }
    }
}
